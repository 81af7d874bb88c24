package main

import (
	"context"
	"errors"
	"net/http"
	"sync/atomic"
	"time"
)

// service is the shop with everything that makes it behave like a real one.
type service struct {
	config   config
	gate     *gate
	warmth   *warmth
	switches *switches
	metrics  *metrics
	stopping atomic.Bool // not ready any more
}

func newService(c config) *service {
	g := newGate(c.capacity, c.queue)
	return &service{
		config:   c,
		gate:     g,
		warmth:   &warmth{start: c.start, step: c.stepColdness()},
		switches: &switches{gate: g, now: conditions{ErrorPercent: c.errorPercent}},
		metrics:  newMetrics(),
	}
}

func (s *service) handler() http.Handler {
	mux := http.NewServeMux()
	shop := s.shop()
	for _, e := range s.config.endpoints() {
		mux.HandleFunc(e.pattern, s.work(e, shop[e.name]))
	}
	// Probes and metrics pass by the gate: a busy service is not a dead one.
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, "ok") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		if s.stopping.Load() {
			fail(w, http.StatusServiceUnavailable, "stopping")
			return
		}
		answer(w, http.StatusOK, "ready")
	})
	mux.HandleFunc("GET /metrics", s.writeMetrics)
	return mux
}

// work lets a request wait for a worker, keeps the worker busy for the service time, and then answers, fails, or gives up with
// the client.
func (s *service) work(e *endpoint, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		begin := time.Now()
		response := &recorder{ResponseWriter: w, code: http.StatusOK}
		defer func() { s.metrics.observe(e.name, response.code, time.Since(begin)) }()

		chance := e.draw(s.config.seed) // before waiting, so that the queue does not reorder the draws
		switch err := s.gate.enter(r.Context()); {
		case errors.Is(err, errQueueFull):
			response.Header().Set("Retry-After", "1")
			fail(response, http.StatusServiceUnavailable, err.Error())
			return
		case err != nil:
			response.code = clientGone
			return
		}
		defer s.depart()

		conditions := s.switches.current()
		factor := conditions.timeFactor() * s.warmth.arrive(time.Now(), s.inFlight())
		switch {
		case !sleep(r.Context(), time.Duration(float64(chance.service)*factor)):
			response.code = clientGone
		case chance.luck < conditions.errorRatio():
			fail(response, http.StatusInternalServerError, "something went wrong")
		default:
			next(response, r)
		}
	}
}

func (s *service) depart() {
	s.gate.leave()
	s.warmth.depart(time.Now(), s.inFlight())
}

func (s *service) inFlight() int {
	active, waiting, _ := s.gate.load()
	return active + waiting
}

// clientGone is nginx's code for a client that closed the connection; it appears in the metrics only.
const clientGone = 499

// sleep returns false when the context ended first.
func sleep(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

type recorder struct {
	http.ResponseWriter
	code int
}

func (r *recorder) WriteHeader(code int) {
	r.code = code
	r.ResponseWriter.WriteHeader(code)
}
