package aggregate

import (
	"math"
	"testing"
	"time"

	"go.k6.io/k6/v2/lib/netext/httpext"
	"go.k6.io/k6/v2/metrics"

	"loadtest.dev/k6-runner-image/internal/bridge"
	"loadtest.dev/k6-runner-image/internal/plan"
	"loadtest.dev/k6-runner-image/internal/wire"
)

type fixture struct {
	*Aggregate
	registry *metrics.Registry
	builtin  *metrics.BuiltinMetrics
	origin   time.Time
}

func newFixture() *fixture {
	f := &fixture{registry: metrics.NewRegistry(), origin: time.Unix(1_800_000_000, 0)}
	f.builtin = metrics.RegisterBuiltinMetrics(f.registry)
	f.registry.MustNewMetric("own", metrics.Trend)
	f.Aggregate = New(f.registry, Settings{
		Stages:         []plan.Stage{{Name: "a", EndMs: 1000}, {Name: "b", StartMs: 1000, EndMs: 2000}},
		TimelinePoints: 3, StepMs: 1000,
	})
	f.Release(f.origin)
	return f
}

func (f *fixture) sample(m *metrics.Metric, atMs int, v float64, tags ...string) metrics.Sample {
	set := f.registry.RootTagSet()
	for i := 0; i < len(tags); i += 2 {
		set = set.With(tags[i], tags[i+1])
	}
	return metrics.Sample{
		TimeSeries: metrics.TimeSeries{Metric: m, Tags: set}, Time: f.origin.Add(time.Duration(atMs) * time.Millisecond), Value: v,
	}
}

// at returns the series of a metric without tags by stage.
func at(m bridge.Measured, metric string) map[string]wire.Series {
	out := map[string]wire.Series{}
	for _, w := range m.Metrics {
		if w.Name == metric {
			for _, s := range w.Series {
				out[s.Stage] = s
			}
		}
	}
	return out
}

func TestSpansStartBeforeTheirValue(t *testing.T) {
	f := newFixture()
	f.Add([]metrics.SampleContainer{
		f.sample(f.builtin.IterationDuration, 1100, 200),
		f.sample(f.builtin.IterationDuration, 1900, 200),
		f.sample(f.builtin.IterationDuration, 9000, 100), // a graceful tail
		f.sample(f.registry.Get("own"), 1100, 200),       // no span: a trend of whatever the script means
	})
	m := f.Snapshot()
	if s := at(m, "iteration_duration"); s["a"].Trend.Count != 1 || s["b"].Trend.Count != 2 || s[""].Trend.Count != 3 {
		t.Errorf("%+v", s)
	}
	if s := at(m, "own"); s["b"].Trend.Count != 1 {
		t.Errorf("%+v", s)
	}
}

// k6's blocked contains connecting and TLS; without a connection it is 0.
func TestConnectingCountsOnce(t *testing.T) {
	ms := time.Millisecond
	for _, c := range []struct {
		trail httpext.Trail
		want  time.Duration
	}{
		{httpext.Trail{Duration: 10 * ms, Blocked: 30 * ms, Connecting: 10 * ms, TLSHandshaking: 15 * ms}, 40 * ms},
		{httpext.Trail{Connecting: 20 * ms}, 20 * ms},
		{httpext.Trail{Duration: 10 * ms, Blocked: ms}, 11 * ms},
	} {
		if got := trailSpan(&c.trail); got != c.want {
			t.Errorf("%+v: %s", c.trail, got)
		}
	}
}

func TestSetupAndTeardownBelongToNoStage(t *testing.T) {
	f := newFixture()
	f.Add([]metrics.SampleContainer{
		f.sample(f.builtin.HTTPReqs, -10, 1, "group", "::setup"),
		f.sample(f.builtin.HTTPReqs, -5, 1),
		f.sample(f.builtin.HTTPReqs, 10, 1, "group", "::setup of the table"),
		f.sample(f.builtin.HTTPReqs, 20, 1, "group", "::teardown::inner"),
	})
	f.End(f.origin.Add(time.Second))
	f.Add([]metrics.SampleContainer{f.sample(f.builtin.HTTPReqs, 1500, 1)})
	s := at(f.Snapshot(), "http_reqs")
	if s[""].Counter.Sum != 5 || s["a"].Counter.Sum != 1 || len(s) != 2 {
		t.Errorf("%+v", s)
	}
}

func TestWaitingIsNotMeasuredAsVUs(t *testing.T) {
	f := newFixture()
	f.End(f.origin.Add(2 * time.Second))
	for _, ms := range []int{-500, 500, 1500, 2500} {
		f.Add([]metrics.SampleContainer{f.sample(f.builtin.VUs, ms, 1+float64(ms)/1000)})
	}
	if g := at(f.Snapshot(), "vus")[""].Gauge; g.Min != 1.5 || g.Max != 2.5 || g.Last != 2.5 {
		t.Errorf("%+v", g)
	}
}

func TestSamplesThatAreNoNumbersAreCountedApart(t *testing.T) {
	f := newFixture()
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1} {
		f.Add([]metrics.SampleContainer{metrics.Samples{f.sample(f.registry.Get("own"), 1, v)}})
	}
	m := f.Snapshot()
	if m.Metrics[0].Name != "own" || m.Metrics[0].Invalid != 3 || at(m, "own")[""].Trend.Count != 1 {
		t.Errorf("%+v", m.Metrics)
	}
}

func TestTimelineIsBounded(t *testing.T) {
	f := newFixture()
	for _, ms := range []int{0, 1500, 2500, 60_000} {
		f.Add([]metrics.SampleContainer{f.sample(f.builtin.Iterations, ms, 1)})
	}
	p := f.Snapshot().Timeline.Points
	if len(p) != 3 || p[0].Iterations != 1 || p[1].Iterations != 1 || p[2].Iterations != 2 || p[2].AtMs != 2000 {
		t.Errorf("%+v", p)
	}
}

func TestErrorsAreBounded(t *testing.T) {
	f := newFixture()
	for i := range 2 * maxErrorKinds {
		f.Add([]metrics.SampleContainer{
			f.sample(f.builtin.HTTPReqFailed, 1, 1, "error", "no route to "+time.Duration(i).String(), "error_code", "1212", "status", "0"),
		})
	}
	f.Add([]metrics.SampleContainer{f.sample(f.builtin.HTTPReqFailed, 1, 0, "status", "200")})
	m := f.Snapshot()
	sum := uint64(0)
	for _, e := range m.Errors {
		sum += e.Count
	}
	if len(m.Errors) != maxErrorReport || sum != 2*maxErrorKinds || m.Failed != 2*maxErrorKinds {
		t.Errorf("%d kinds, sum %d, failed %d", len(m.Errors), sum, m.Failed)
	}
	if e := m.Timeline.Points[0].Errors; e["1212"] != maxErrorKinds {
		t.Errorf("%v", e)
	}
}

func TestTimeSeriesCacheIsBounded(t *testing.T) {
	f := newFixture()
	for i := range maxTargets + 100 {
		f.Add([]metrics.SampleContainer{f.sample(f.builtin.HTTPReqs, 1, 1, "url", time.Duration(i).String())})
	}
	if len(f.targets) > maxTargets || f.Snapshot().Requests != maxTargets+100 {
		t.Errorf("%d targets", len(f.targets))
	}
}
