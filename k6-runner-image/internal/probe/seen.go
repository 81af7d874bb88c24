package probe

import (
	"time"

	"loadtest.dev/k6-runner-image/internal/histogram"
	"loadtest.dev/k6-runner-image/internal/wire"
)

// Steps are those of the run's time line.
type Steps struct {
	Ms  int64 // 0: none
	Max int   // what comes later counts to the last
}

// Seen is what the calls showed.
type Seen struct {
	steps         Steps
	count, failed uint64
	duration      *histogram.Trend
	perStep       []*histogram.Histogram // nil: no answer
}

func newSeen(steps Steps) Seen {
	return Seen{steps: steps, duration: histogram.NewTrend(histogram.Fine)}
}

// add counts a call that began at a time after the release.
func (s *Seen) add(began, took time.Duration, answered bool) {
	s.count++
	if !answered {
		s.failed++
		return
	}
	ms := float64(took) / 1e6
	ln := histogram.Ln(ms)
	s.duration.Record(ms, ln)
	if s.steps.Ms == 0 {
		return
	}
	step := min(int(began.Milliseconds()/s.steps.Ms), s.steps.Max-1)
	for len(s.perStep) <= step {
		s.perStep = append(s.perStep, nil)
	}
	if s.perStep[step] == nil {
		s.perStep[step] = histogram.New(histogram.Coarse)
	}
	s.perStep[step].RecordLn(ms, ln)
}

// Wire returns the calls of the whole run.
func (s *Seen) Wire() *wire.Probe {
	d := s.duration
	return &wire.Probe{
		Count: s.count, Failed: s.failed,
		Duration: wire.Trend{Count: d.Count, Sum: d.Sum, Min: d.Min, Max: d.Max, Hist: d.Hist.Encode()},
	}
}

// AddTo adds the calls of each step to a time line, which may be shorter: k6 may have died before it reported.
func (s *Seen) AddTo(t *wire.Timeline) {
	for i, h := range s.perStep {
		if h == nil {
			continue
		}
		t.StepMs = s.steps.Ms
		for len(t.Points) <= i {
			t.Points = append(t.Points, wire.Point{AtMs: int64(len(t.Points)) * t.StepMs})
		}
		encoded := h.Encode()
		t.Points[i].Probe = &encoded
	}
}
