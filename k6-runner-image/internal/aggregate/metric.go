package aggregate

import (
	"slices"
	"strings"

	"go.k6.io/k6/v2/metrics"

	"loadtest.dev/k6-runner-image/internal/selector"
)

// role is what a metric means to the time line and the progress, beyond its own series.
type role uint8

const (
	roleNone role = iota
	roleRequests
	roleFailed
	roleDuration
	roleIterations
	roleDropped
	roleVUs
	roleVUsMax
)

var roles = map[string]role{
	metrics.HTTPReqsName:          roleRequests,
	metrics.HTTPReqFailedName:     roleFailed,
	metrics.HTTPReqDurationName:   roleDuration,
	metrics.IterationsName:        roleIterations,
	metrics.DroppedIterationsName: roleDropped,
	metrics.VUsName:               roleVUs,
	metrics.VUsMaxName:            roleVUsMax,
}

// spans are the metrics whose value is how long something took that ended at the sample's time (k6 2.2.0:
// lib/netext/httpext, js/modules/k6/grpc, js/modules/k6/ws, internal/js/runner.go).
var spans = []string{
	metrics.IterationDurationName, metrics.GroupDurationName, metrics.GRPCReqDurationName, metrics.WSSessionDurationName,
}

// stagedTrends are kept per stage without being asked for; custom trends are, too.
var stagedTrends = []string{metrics.HTTPReqDurationName, metrics.IterationDurationName, metrics.GRPCReqDurationName}

// metric is one k6 metric with the series kept of it. groups[0] is the one without tags.
type metric struct {
	source  *metrics.Metric
	role    role
	span    bool
	invalid uint64
	groups  []*group
}

// group is one tag selector: the series over the whole run, and those per stage; nil where not kept.
type group struct {
	text   string
	tags   *metrics.TagSet
	whole  *accumulator
	stages []*accumulator
}

func (a *Aggregate) newMetric(source *metrics.Metric) *metric {
	m := &metric{source: source, role: roles[source.Name], span: slices.Contains(spans, source.Name)}
	whole := &group{tags: a.root, whole: newAccumulator(source.Type), stages: make([]*accumulator, len(a.stages))}
	if a.staged(source) {
		for i := range whole.stages {
			whole.stages[i] = newAccumulator(source.Type)
		}
	}
	m.groups = []*group{whole}
	return m
}

func (a *Aggregate) staged(m *metrics.Metric) bool {
	switch m.Type {
	case metrics.Counter, metrics.Rate:
		return true
	case metrics.Trend:
		return !a.builtin[m.Name] || slices.Contains(stagedTrends, m.Name)
	default:
		return false
	}
}

// keep adds the series that a selector names and returns its accumulator. The metric and the stage must exist.
func (a *Aggregate) keep(s selector.Selector) *accumulator {
	m := a.byName[s.Metric]
	text := s.Canonical()
	at := slices.IndexFunc(m.groups, func(g *group) bool { return g.text == text })
	if at < 0 {
		tags := a.root
		for _, t := range s.Tags {
			tags = tags.With(t.Key, t.Value)
		}
		at = len(m.groups)
		m.groups = append(m.groups, &group{text: text, tags: tags, stages: make([]*accumulator, len(a.stages))})
	}
	slot := &m.groups[at].whole
	if s.Stage != "" {
		slot = &m.groups[at].stages[a.stageIndex(s.Stage)]
	}
	if *slot == nil {
		*slot = newAccumulator(m.source.Type)
	}
	return *slot
}

func (a *Aggregate) stageIndex(name string) int {
	for i, s := range a.stages {
		if s.Name == name {
			return i
		}
	}
	return -1
}

// target is where the samples of one time series go, resolved once per metric and *TagSet.
type target struct {
	metric    *metric
	groups    []*group
	lifecycle bool // from setup() or teardown()
	errors    *errorKind
}

func (a *Aggregate) newTarget(series metrics.TimeSeries) *target {
	m := a.byMetric[series.Metric]
	if m == nil {
		m = a.newMetric(series.Metric)
		a.add(m)
	}
	t := &target{metric: m}
	if g, ok := series.Tags.Get("group"); ok {
		first, _, _ := strings.Cut(strings.TrimPrefix(g, "::"), "::")
		t.lifecycle = first == "setup" || first == "teardown"
	}
	for _, g := range m.groups {
		if series.Tags.Contains(g.tags) {
			t.groups = append(t.groups, g)
		}
	}
	if m.role == roleFailed {
		t.errors = a.errors.kind(series.Tags)
	}
	return t
}
