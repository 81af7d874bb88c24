package main

import (
	"math"
	"testing"
	"time"
)

func TestColdStartFadesFromTheFirstRequest(t *testing.T) {
	begin := time.Unix(1000, 0)
	for _, c := range []struct {
		after time.Duration
		want  float64
	}{{0, 3}, {500 * time.Millisecond, 2.5}, {time.Second, 2}, {2 * time.Second, 1}, {time.Hour, 1}} {
		w := &warmth{start: coldness{2 * time.Second, 3}}
		w.arrive(begin, 1)
		if got := w.arrive(begin.Add(c.after), 1); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("after %v: %g, want %g", c.after, got, c.want)
		}
	}
}

func TestWithoutColdnessNothingIsSlower(t *testing.T) {
	w := &warmth{}
	if got := w.arrive(time.Unix(1000, 0), 500); got != 1 {
		t.Errorf("got %g", got)
	}
}

// run lets a service with a step period of 6 s see the concurrency for so long, and returns the last factor.
func run(w *warmth, now *time.Time, concurrency func(second float64) int, seconds float64) float64 {
	factor := 1.0
	for s := 0.0; s < seconds; s += 0.1 {
		factor = w.arrive(*now, concurrency(s))
		*now = now.Add(100 * time.Millisecond)
	}
	return factor
}

func constant(n int) func(float64) int { return func(float64) int { return n } }

func TestStepsCostUntilTheServiceAdapted(t *testing.T) {
	w, now := &warmth{step: coldness{6 * time.Second, 3}}, time.Unix(1000, 0)
	between := func(what string, got, low, high float64) {
		t.Helper()
		if got < low || got > high {
			t.Errorf("%s: factor %.2f, want %.2f to %.2f", what, got, low, high)
		}
	}
	between("the step itself", run(w, &now, constant(50), 0.1), 2.8, 3)
	between("adapted", run(w, &now, constant(50), 8), 1, 1)
	between("jitter", run(w, &now, constant(65), 0.1), 1, 1)
	between("the next step", run(w, &now, constant(500), 0.1), 2.5, 3)
	between("adapted again", run(w, &now, constant(500), 8), 1, 1)
	run(w, &now, constant(50), 2)
	between("a short dip is not forgotten", run(w, &now, constant(500), 0.1), 1, 1)
	run(w, &now, constant(5), 120)
	between("a long one is", run(w, &now, constant(500), 0.1), 2.5, 3)
}

func TestSlowRampCostsNextToNothing(t *testing.T) {
	for _, c := range []struct {
		name      string
		seconds   float64
		low, high float64
	}{{"steep", 1, 1.5, 3}, {"slow", 60, 1, 1.05}} {
		w, now := &warmth{step: coldness{6 * time.Second, 3}}, time.Unix(1000, 0)
		worst := 1.0
		for s := 0.0; s < c.seconds; s += 0.1 {
			worst = max(worst, w.arrive(now, 1+int(100*s/c.seconds)))
			now = now.Add(100 * time.Millisecond)
		}
		if worst < c.low || worst > c.high {
			t.Errorf("%s ramp to 100: worst factor %.2f, want %.2f to %.2f", c.name, worst, c.low, c.high)
		}
	}
}
