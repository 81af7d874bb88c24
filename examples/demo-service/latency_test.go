package main

import (
	"math"
	"slices"
	"testing"
	"time"
)

func TestServiceTimesAreLogNormal(t *testing.T) {
	for _, c := range []struct {
		median time.Duration
		sigma  float64
	}{
		{100 * time.Millisecond, 0.3},
		{20 * time.Millisecond, 0.1},
		{250 * time.Millisecond, 1},
		{100 * time.Millisecond, 0},
	} {
		for _, seed := range []uint64{1, 2, 42} {
			e := &endpoint{name: "home", median: c.median, sigma: c.sigma}
			const n = 20_000
			times := make([]time.Duration, n)
			for i := range times {
				times[i] = e.draw(seed).service
			}
			slices.Sort(times)
			within(t, "median", times[n/2], c.median.Seconds(), 0.03)
			within(t, "p95", times[n*95/100], c.median.Seconds()*math.Exp(1.6449*c.sigma), 0.05)
			within(t, "p5", times[n*5/100], c.median.Seconds()*math.Exp(-1.6449*c.sigma), 0.05)
		}
	}
}

func within(t *testing.T, name string, got time.Duration, want, tolerance float64) {
	t.Helper()
	if math.Abs(got.Seconds()/want-1) > tolerance {
		t.Errorf("%s %v, want %.4fs within %g", name, got, want, tolerance)
	}
}

func TestLuckIsUniform(t *testing.T) {
	e := &endpoint{name: "home"}
	failures := 0
	for range 20_000 {
		if e.draw(7).luck < 0.05 {
			failures++
		}
	}
	if failures < 900 || failures > 1100 {
		t.Errorf("%d of 20000 below 0.05", failures)
	}
}

func TestSameSeedDrawsTheSame(t *testing.T) {
	draw := func(name string, seed uint64) outcome {
		return (&endpoint{name: name, median: time.Second, sigma: 0.3}).draw(seed)
	}
	if draw("home", 1) != draw("home", 1) {
		t.Error("the same seed must repeat")
	}
	if draw("home", 1) == draw("home", 2) || draw("home", 1) == draw("cart", 1) {
		t.Error("seeds and endpoints must differ")
	}
}
