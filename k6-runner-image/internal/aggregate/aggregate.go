// Package aggregate turns k6's samples into mergeable series inside the k6 process. In steady state a sample costs a
// map look-up and a few array accesses, and allocates nothing.
package aggregate

import (
	"slices"
	"strings"
	"sync"
	"time"

	"go.k6.io/k6/v2/lib/netext/httpext"
	"go.k6.io/k6/v2/metrics"

	"loadtest.dev/k6-runner-image/internal/histogram"
	"loadtest.dev/k6-runner-image/internal/plan"
	"loadtest.dev/k6-runner-image/internal/selector"
)

// maxTargets bounds the cache of time series: a script with an id in every URL would otherwise grow it without end.
const maxTargets = 1 << 16

// Settings are what the plan and the script ask to be kept. The metrics and stages of all selectors must exist.
type Settings struct {
	Stages         []plan.Stage
	Selectors      []selector.Selector
	Abort          []selector.Selector
	TimelinePoints int
	StepMs         int64
}

// Aggregate collects the samples of one run. All methods are safe for concurrent use.
type Aggregate struct {
	mu       sync.Mutex
	root     *metrics.TagSet
	builtin  map[string]bool
	stages   []plan.Stage
	metrics  []*metric
	byName   map[string]*metric
	byMetric map[*metrics.Metric]*metric
	targets  map[metrics.TimeSeries]*target
	abort    []abortSeries
	errors   errorKinds
	timeline timeline
	recent   recent
	vus      float64

	releasedNs, endedNs int64 // 0: not yet
}

type abortSeries struct {
	selector selector.Selector
	from     *accumulator
}

// New returns an empty aggregate over the metrics of a registry.
func New(registry *metrics.Registry, s Settings) *Aggregate {
	a := &Aggregate{
		root: registry.RootTagSet(), builtin: BuiltinNames(), stages: s.Stages,
		byName: map[string]*metric{}, byMetric: map[*metrics.Metric]*metric{},
		targets: map[metrics.TimeSeries]*target{}, errors: newErrorKinds(),
		timeline: timeline{stepNs: s.StepMs * 1e6, max: s.TimelinePoints},
		recent:   recent{duration: histogram.NewTrend(histogram.Coarse)},
	}
	all := registry.All()
	slices.SortFunc(all, func(x, y *metrics.Metric) int { return strings.Compare(x.Name, y.Name) })
	for _, m := range all {
		a.add(a.newMetric(m))
	}
	for _, s := range s.Selectors {
		a.keep(s)
	}
	for _, s := range s.Abort {
		a.abort = append(a.abort, abortSeries{s, a.keep(s)})
	}
	return a
}

// BuiltinNames returns the names of k6's own metrics.
func BuiltinNames() map[string]bool {
	registry := metrics.NewRegistry()
	metrics.RegisterBuiltinMetrics(registry)
	names := map[string]bool{}
	for _, m := range registry.All() {
		names[m.Name] = true
	}
	return names
}

func (a *Aggregate) add(m *metric) {
	a.metrics = append(a.metrics, m)
	a.byName[m.source.Name] = m
	a.byMetric[m.source] = m
}

// Release sets the origin of the stages and of the time line.
func (a *Aggregate) Release(at time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.releasedNs = at.UnixNano()
	a.recent.sinceNs = a.releasedNs
}

// End marks the end of the load: what starts later is teardown() and belongs to no stage.
func (a *Aggregate) End(at time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.endedNs = at.UnixNano()
}

// Add counts the samples of some containers.
func (a *Aggregate) Add(containers []metrics.SampleContainer) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, c := range containers {
		switch c := c.(type) {
		case *httpext.Trail:
			start := c.EndTime.UnixNano() - int64(trailSpan(c))
			for i := range c.Samples {
				a.sample(&c.Samples[i], start)
			}
		case metrics.Sample: // its GetSamples would allocate
			a.single(&c)
		default:
			samples := c.GetSamples()
			for i := range samples {
				a.single(&samples[i])
			}
		}
	}
}

// trailSpan returns how long before its end a request started. k6's Blocked already contains connecting and TLS when
// the request got its connection, and is 0 when it never did (httpext/tracer.go, Done).
func trailSpan(t *httpext.Trail) time.Duration {
	return t.Duration + max(t.Blocked, t.Connecting+t.TLSHandshaking)
}

func (a *Aggregate) single(s *metrics.Sample) { a.sample(s, s.Time.UnixNano()) }

// sample counts one sample that started at startNs (for spans: before its value).
func (a *Aggregate) sample(s *metrics.Sample, startNs int64) {
	t := a.targets[s.TimeSeries]
	if t == nil {
		if len(a.targets) >= maxTargets {
			clear(a.targets)
		}
		t = a.newTarget(s.TimeSeries)
		a.targets[s.TimeSeries] = t
	}
	m, v := t.metric, s.Value
	if v-v != 0 { // NaN or infinite
		m.invalid++
		return
	}
	endNs := s.Time.UnixNano()
	if m.role >= roleVUs && !a.inLoad(t, endNs, endNs) {
		return // k6 emits them while it waits for the release and for teardown; a plain k6 has no such times
	}
	if m.span {
		startNs = endNs - int64(v*1e6)
	}
	stage := a.stageOf(t, startNs, endNs)
	var lnv float64
	if m.source.Type == metrics.Trend {
		lnv = histogram.Ln(v)
	}
	for _, g := range t.groups {
		if g.whole != nil {
			g.whole.add(v, lnv, endNs)
		}
		if stage >= 0 && g.stages[stage] != nil {
			g.stages[stage].add(v, lnv, endNs)
		}
	}
	if m.role != roleNone {
		a.note(t, v, lnv, startNs, endNs)
	}
}

// stageOf returns the index of the stage in which something started, -1 if in none.
func (a *Aggregate) stageOf(t *target, startNs, endNs int64) int {
	if len(a.stages) == 0 || !a.inLoad(t, startNs, endNs) {
		return -1
	}
	ms := (startNs - a.releasedNs) / 1e6
	for i := range a.stages {
		if ms < a.stages[i].EndMs {
			return i
		}
	}
	return len(a.stages) - 1
}

// inLoad tells whether a sample belongs to the load, and not to setup() or teardown().
func (a *Aggregate) inLoad(t *target, startNs, endNs int64) bool {
	return !t.lifecycle && a.releasedNs != 0 && endNs >= a.releasedNs && (a.endedNs == 0 || startNs <= a.endedNs)
}
