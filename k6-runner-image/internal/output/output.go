package output

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"time"

	"go.k6.io/k6/v2/lib"
	"go.k6.io/k6/v2/metrics"
	"go.k6.io/k6/v2/output"

	"loadtest.dev/k6-runner-image/internal/aggregate"
	"loadtest.dev/k6-runner-image/internal/bridge"
	"loadtest.dev/k6-runner-image/internal/plan"
	"loadtest.dev/k6-runner-image/internal/wire"
)

// aggregator is the output. It aggregates in AddMetricSamples itself: k6 calls it every 50 ms from one goroutine, and
// counting a batch takes less than handing it over would save.
type aggregator struct {
	session  *session
	latency  schedulingLatency
	stop     chan struct{}
	reported chan struct{}
}

func (s *session) newOutput(p output.Params) (output.Output, error) {
	if s.bridge == nil || s.described == nil {
		return nil, errors.New("--out loadtest is for the generated entry module of loadtest-k6 runner")
	}
	d, c := s.described, s.bridge.Config
	end, _ := lib.GetEndOffset(p.ExecutionPlan)
	s.ready = wire.Ready{
		Protocol: wire.Protocol, Index: c.Index, K6: wire.K6Version,
		MaxVUs: lib.GetMaxPossibleVUs(p.ExecutionPlan), DurationMs: end.Milliseconds(),
		Scenarios: scenarios(p.ScriptOptions), Metrics: registered(d.registry), ScriptThresholds: d.thresholds,
		HasSetup: d.functions["setup"], HasTeardown: d.functions["teardown"],
	}
	s.regularMs = regularMs(p)
	if s.ready.MaxVUs == 0 {
		return nil, s.refuse("ImpossiblePlan",
			"runner %d of %d has no VU: the load is too small to be split over so many runners", c.Index, c.Runners)
	}
	length := cmp.Or(c.MaxDurationMs, s.ready.DurationMs)
	if !s.replacesLoad() {
		if c.MaxDurationMs > 0 && s.ready.DurationMs > c.MaxDurationMs {
			return nil, s.refuse("ImpossiblePlan", "the script's scenarios take up to %s, longer than the %s that the run may take",
				duration(s.ready.DurationMs), duration(c.MaxDurationMs))
		}
		length = s.ready.DurationMs
	}
	d.settings.TimelinePoints = c.TimelinePoints
	d.settings.StepMs = stepMs(length, c.TimelinePoints)
	s.aggregate = aggregate.New(d.registry, d.settings)
	s.bridge.Send(bridge.Message{StepMs: d.settings.StepMs})
	return &aggregator{session: s, stop: make(chan struct{}), reported: make(chan struct{})}, nil
}

func duration(ms int64) time.Duration { return time.Duration(ms) * time.Millisecond }

// regularMs returns when the last scenario ends if no iteration outlasts it: the plan without the graceful stops.
func regularMs(p output.Params) int64 {
	segment, err := lib.NewExecutionTuple(p.ScriptOptions.ExecutionSegment, p.ScriptOptions.ExecutionSegmentSequence)
	if err != nil {
		return 0 // k6 has refused such options before
	}
	var last time.Duration
	for _, c := range p.ScriptOptions.Scenarios {
		end, _ := lib.GetEndOffset(c.GetExecutionRequirements(segment))
		last = max(last, c.GetStartTime()+end-c.GetGracefulStop())
	}
	return last.Milliseconds()
}

// stepMs returns the step of the time line: whole seconds, and from the plan alone, so that all runners agree.
func stepMs(durationMs int64, points int) int64 {
	perPoint := (durationMs + int64(points) - 1) / int64(points)
	return max(1, (perPoint+999)/1000) * 1000
}

func scenarios(o lib.Options) []wire.Scenario {
	all := []wire.Scenario{}
	for name, c := range o.Scenarios {
		all = append(all, wire.Scenario{Name: name, Executor: c.GetType(), Exec: c.GetExec()})
	}
	slices.SortFunc(all, func(a, b wire.Scenario) int { return strings.Compare(a.Name, b.Name) })
	return all
}

func registered(r *metrics.Registry) []wire.MetricName {
	all := []wire.MetricName{}
	for _, m := range r.All() {
		all = append(all, wire.MetricName{Name: m.Name, Type: m.Type.String(), Contains: m.Contains.String()})
	}
	slices.SortFunc(all, func(a, b wire.MetricName) int { return strings.Compare(a.Name, b.Name) })
	return all
}

func named(name string) func(plan.Stage) bool {
	return func(s plan.Stage) bool { return s.Name == name }
}

func (o *aggregator) Description() string { return "loadtest (to the supervisor)" }

// Start begins the progress reports, which wait for the release.
func (o *aggregator) Start() error {
	go func() {
		defer close(o.reported)
		select {
		case <-o.session.released:
			o.latency.start()
			o.report()
		case <-o.stop:
		}
	}()
	return nil
}

// backup is how often everything measured goes to the supervisor: all that is left when k6 is killed.
const backup = 10 * time.Second

func (o *aggregator) report() {
	var progress <-chan time.Time
	if ms := o.session.bridge.Config.ProgressMs; ms > 0 {
		tick := time.NewTicker(time.Duration(ms) * time.Millisecond)
		defer tick.Stop()
		progress = tick.C
	}
	save := time.NewTicker(backup)
	defer save.Stop()
	for seq := 1; ; {
		select {
		case now := <-progress:
			o.progress(now, seq)
			seq++
		case <-save.C:
			o.send()
		case <-o.stop:
			return
		}
	}
}

func (o *aggregator) progress(now time.Time, seq int) {
	c := o.session.bridge.Config
	p := o.session.aggregate.Progress(now)
	p.Index, p.Seq, p.RemainingMs = c.Index, seq, max(0, o.session.regularMs-p.ElapsedMs)
	o.session.bridge.Send(bridge.Message{Progress: &p})
}

// send gives the supervisor everything measured so far; the last one wins.
func (o *aggregator) send() {
	m := o.session.aggregate.Snapshot()
	m.GoSchedulingP99Ms = o.latency.p99Ms()
	o.session.bridge.Send(bridge.Message{Measured: &m})
}

func (o *aggregator) AddMetricSamples(containers []metrics.SampleContainer) {
	if len(containers) > 0 {
		o.session.aggregate.Add(containers)
	}
}

// Stop sends what was measured, whatever the run came to.
func (o *aggregator) Stop() error {
	close(o.stop)
	<-o.reported // a backup must not overtake the last word
	o.send()
	return nil
}
