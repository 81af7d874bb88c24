package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
)

// conditions are what can be changed while the service runs.
type conditions struct {
	SlowerPercent float64 `json:"slowerPercent"` // 64: every service time x 1.64; -30: faster
	ErrorPercent  float64 `json:"errorPercent"`
	Degraded      bool    `json:"degraded"`
}

// A degraded service stays up and ready, but is slow and unreliable until it is restarted, like one with a leak or a dead pool.
const (
	degradedFactor       = 3.0
	degradedErrorPercent = 5.0
)

func (c conditions) timeFactor() float64 {
	factor := 1 + c.SlowerPercent/100
	if c.Degraded {
		factor *= degradedFactor
	}
	return factor
}

// errorRatio is between 0 and 1.
func (c conditions) errorRatio() float64 {
	percent := c.ErrorPercent
	if c.Degraded {
		percent += degradedErrorPercent
	}
	return min(1, percent/100)
}

// switches hold the present conditions; nothing outlives the process.
type switches struct {
	mu   sync.Mutex
	now  conditions
	gate *gate
}

func (s *switches) current() conditions {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

// change is the body of PUT /admin; what it leaves out stays as it is.
type change struct {
	SlowerPercent *float64 `json:"slowerPercent"`
	ErrorPercent  *float64 `json:"errorPercent"`
	Capacity      *int     `json:"capacity"`
	Degraded      *bool    `json:"degraded"`
}

func (c change) check() error {
	switch {
	case c.SlowerPercent != nil && *c.SlowerPercent <= -100:
		return fmt.Errorf("slowerPercent must be above -100")
	case c.ErrorPercent != nil && (*c.ErrorPercent < 0 || *c.ErrorPercent > 100):
		return fmt.Errorf("errorPercent must be between 0 and 100")
	case c.Capacity != nil && *c.Capacity < 1:
		return fmt.Errorf("capacity must be at least 1")
	}
	return nil
}

// apply changes all or nothing; false means that only a restart can do what is asked.
func (s *switches) apply(c change) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c.Degraded != nil {
		if s.now.Degraded && !*c.Degraded {
			return false
		}
		s.now.Degraded = *c.Degraded
	}
	if c.SlowerPercent != nil {
		s.now.SlowerPercent = *c.SlowerPercent
	}
	if c.ErrorPercent != nil {
		s.now.ErrorPercent = *c.ErrorPercent
	}
	if c.Capacity != nil {
		s.gate.resize(*c.Capacity)
	}
	return true
}

func (s *switches) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /admin", func(w http.ResponseWriter, r *http.Request) { s.show(w) })
	mux.HandleFunc("PUT /admin", func(w http.ResponseWriter, r *http.Request) {
		var wanted change
		decoder := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody))
		decoder.DisallowUnknownFields() // a misspelt switch must not look as if it worked
		err := decoder.Decode(&wanted)
		if err == nil {
			err = wanted.check()
		}
		switch {
		case err != nil:
			fail(w, http.StatusBadRequest, err.Error())
		case !s.apply(wanted):
			fail(w, http.StatusConflict, "a degraded service recovers only by a restart")
		default:
			s.show(w)
		}
	})
	return mux
}

func (s *switches) show(w http.ResponseWriter) {
	active, waiting, capacity := s.gate.load()
	answer(w, http.StatusOK, struct {
		conditions
		Capacity int `json:"capacity"`
		Active   int `json:"active"`
		Waiting  int `json:"waiting"`
	}{s.current(), capacity, active, waiting})
}
