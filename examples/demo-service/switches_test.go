package main

import (
	"math"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func put(s *service, body string) *httptest.ResponseRecorder {
	response := httptest.NewRecorder()
	s.switches.handler().ServeHTTP(response, httptest.NewRequest("PUT", "/admin", strings.NewReader(body)))
	return response
}

func TestSwitches(t *testing.T) {
	for _, c := range []struct {
		name, body             string
		code                   int
		timeFactor, errorRatio float64
		capacity               int
	}{
		{"nothing", `{}`, 200, 1, 0.02, 50},
		{"slower", `{"slowerPercent": 64}`, 200, 1.64, 0.02, 50},
		{"faster", `{"slowerPercent": -30}`, 200, 0.7, 0.02, 50},
		{"errors", `{"errorPercent": 5}`, 200, 1, 0.05, 50},
		{"capacity", `{"capacity": 20}`, 200, 1, 0.02, 20},
		{"degraded", `{"degraded": true}`, 200, 3, 0.07, 50},
		{"all", `{"slowerPercent": 100, "errorPercent": 100, "capacity": 1, "degraded": true}`, 200, 6, 1, 1},
		{"not even broken", `{"degraded": false}`, 200, 1, 0.02, 50},
		{"misspelt", `{"slower": 64}`, 400, 1, 0.02, 50},
		{"impossible errors", `{"errorPercent": 101, "capacity": 1}`, 400, 1, 0.02, 50},
		{"impossible speed", `{"slowerPercent": -100}`, 400, 1, 0.02, 50},
		{"no capacity", `{"capacity": 0}`, 400, 1, 0.02, 50},
		{"not JSON", `on`, 400, 1, 0.02, 50},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newService(config{capacity: 50, errorPercent: 2})
			if code := put(s, c.body).Code; code != c.code {
				t.Errorf("code %d, want %d", code, c.code)
			}
			now := s.switches.current()
			_, _, capacity := s.gate.load()
			if math.Abs(now.timeFactor()-c.timeFactor) > 1e-9 || math.Abs(now.errorRatio()-c.errorRatio) > 1e-9 || capacity != c.capacity {
				t.Errorf("time x %g, errors %g, capacity %d; want x %g, %g, %d",
					now.timeFactor(), now.errorRatio(), capacity, c.timeFactor, c.errorRatio, c.capacity)
			}
		})
	}
}

func TestOnlyARestartEndsDegradedMode(t *testing.T) {
	s := newService(config{capacity: 50})
	put(s, `{"degraded": true}`)
	if code := put(s, `{"degraded": false, "slowerPercent": 10}`).Code; code != http.StatusConflict {
		t.Errorf("code %d, want 409", code)
	}
	if now := s.switches.current(); !now.Degraded || now.SlowerPercent != 0 {
		t.Errorf("a refused change must change nothing: %+v", now)
	}
	if newService(config{capacity: 50}).switches.current().Degraded {
		t.Error("a new process must not be degraded")
	}
}

func TestAdminShowsWhatHolds(t *testing.T) {
	s := newService(config{capacity: 50})
	put(s, `{"slowerPercent": 64, "capacity": 20}`)
	response := httptest.NewRecorder()
	s.switches.handler().ServeHTTP(response, httptest.NewRequest("GET", "/admin", nil))
	want := `{"slowerPercent":64,"errorPercent":0,"degraded":false,"capacity":20,"active":0,"waiting":0}`
	if got := strings.TrimSpace(response.Body.String()); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
