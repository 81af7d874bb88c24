package aggregate

import (
	"time"

	"loadtest.dev/k6-runner-image/internal/bridge"
	"loadtest.dev/k6-runner-image/internal/wire"
)

// Snapshot returns everything measured so far; metrics without samples are left out.
func (a *Aggregate) Snapshot() bridge.Measured {
	a.mu.Lock()
	defer a.mu.Unlock()
	out := bridge.Measured{Metrics: []wire.Metric{}, Timeline: a.timeline.snapshot(), Errors: a.errors.snapshot()}
	for _, m := range a.metrics {
		if w := a.wireMetric(m); len(w.Series) > 0 || w.Invalid > 0 {
			out.Metrics = append(out.Metrics, w)
		}
	}
	whole := func(r role) *accumulator {
		for _, m := range a.metrics {
			if m.role == r {
				return m.groups[0].whole
			}
		}
		return &accumulator{}
	}
	out.Requests = finite(whole(roleRequests).sum)
	out.Failed = uint64(whole(roleFailed).sum)
	out.Iterations = finite(whole(roleIterations).sum)
	out.DroppedIterations = finite(whole(roleDropped).sum)
	if d := whole(roleDuration).trend; d != nil {
		out.P95Ms = d.Percentile(95)
	}
	return out
}

func (a *Aggregate) wireMetric(m *metric) wire.Metric {
	w := wire.Metric{
		Name: m.source.Name, Type: m.source.Type.String(), Contains: m.source.Contains.String(),
		Invalid: m.invalid, Series: []wire.Series{},
	}
	for _, g := range m.groups {
		if g.whole != nil {
			if s, ok := g.whole.series(g.text, ""); ok {
				w.Series = append(w.Series, s)
			}
		}
		for i, acc := range g.stages {
			if acc != nil {
				if s, ok := acc.series(g.text, a.stages[i].Name); ok {
					w.Series = append(w.Series, s)
				}
			}
		}
	}
	return w
}

// Progress returns the cumulative numbers and what was measured since the call before.
func (a *Aggregate) Progress(now time.Time) wire.Progress {
	a.mu.Lock()
	defer a.mu.Unlock()
	p := wire.Progress{
		ElapsedMs: (now.UnixNano() - a.releasedNs) / 1e6, VUs: a.vus, Abort: []wire.Series{},
		Recent: wire.Recent{
			Ms:       (now.UnixNano() - a.recent.sinceNs) / 1e6,
			Requests: finite(a.recent.requests), Failed: a.recent.failed, Duration: trend(a.recent.duration),
		},
	}
	for _, m := range a.metrics {
		sum := m.groups[0].whole.sum
		switch m.role {
		case roleRequests:
			p.Requests = finite(sum)
		case roleFailed:
			p.Failed = uint64(sum)
		case roleIterations:
			p.Iterations = finite(sum)
		case roleDropped:
			p.DroppedIterations = finite(sum)
		}
	}
	for _, s := range a.abort {
		if w, ok := s.from.series(s.selector.Canonical(), s.selector.Stage); ok {
			w.Metric = s.selector.Metric
			p.Abort = append(p.Abort, w)
		}
	}
	a.recent.duration.Reset()
	a.recent = recent{sinceNs: now.UnixNano(), duration: a.recent.duration}
	return p
}
