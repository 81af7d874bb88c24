package main

import (
	"math"
	"sync"
	"time"
)

// coldness is how much slower a cold service is, and how long it takes to warm up.
type coldness struct {
	period time.Duration
	factor float64 // 3: three times slower
}

// warmth slows requests down while the service is cold: after its first request, and, per step, whenever concurrency rises faster
// than the service adapts (pools that fill, code that compiles, replicas that start).
type warmth struct {
	start coldness // zero: no cold start
	step  coldness // zero: load steps cost nothing

	mu       sync.Mutex
	first    time.Time // of the first request: a service without traffic does not warm up
	last     time.Time
	inFlight int
	adapted  float64 // the concurrency that the service is used to
}

// forgetting a level of load takes this many times longer than getting used to it.
const forgetting = 10

// arrive notes that inFlight requests are now in the service, this one included, and returns the factor (>= 1) for its service time.
func (w *warmth) arrive(now time.Time, inFlight int) float64 {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.first.IsZero() {
		w.first, w.last = now, now
	}
	w.adapt(now, inFlight)
	return max(w.sinceStart(now), w.sinceStep())
}

// depart notes that a request left and inFlight remain.
func (w *warmth) depart(now time.Time, inFlight int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.adapt(now, inFlight)
}

// adapt follows the concurrency since the last call exponentially: 95 % of a step up is learnt within the period.
func (w *warmth) adapt(now time.Time, inFlight int) {
	elapsed := now.Sub(w.last).Seconds()
	tau := w.step.period.Seconds() / 3
	if float64(w.inFlight) < w.adapted {
		tau *= forgetting
	}
	if tau > 0 && elapsed > 0 {
		w.adapted += (float64(w.inFlight) - w.adapted) * (1 - math.Exp(-elapsed/tau))
	}
	w.last, w.inFlight = now, inFlight
}

// sinceStart falls in a straight line from the factor at the first request to 1 after the period.
func (w *warmth) sinceStart(now time.Time) float64 {
	if w.start.period <= 0 {
		return 1
	}
	remaining := 1 - now.Sub(w.first).Seconds()/w.start.period.Seconds()
	return 1 + (w.start.factor-1)*max(0, remaining)
}

// sinceStep grows with the share of the concurrency that the service is not used to. Half as much again, and two more, are within
// the jitter of a steady load and cost nothing.
func (w *warmth) sinceStep() float64 {
	if w.step.period <= 0 || w.inFlight == 0 {
		return 1
	}
	unfamiliar := float64(w.inFlight) - 1.5*w.adapted - 2
	return 1 + (w.step.factor-1)*max(0, unfamiliar)/float64(w.inFlight)
}
