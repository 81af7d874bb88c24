package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func configure(t *testing.T, args ...string) *service {
	t.Helper()
	c, err := parseConfig(append([]string{"--seed", "1"}, args...), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	return newService(c)
}

// burst sends n requests at once and returns how often each code was answered, and the time until the last answer.
func burst(handler http.Handler, n int) (map[int]int, time.Duration) {
	codes, begin := make(chan int, n), time.Now()
	for range n {
		go func() {
			response := httptest.NewRecorder()
			handler.ServeHTTP(response, httptest.NewRequest("GET", "/", nil))
			codes <- response.Code
		}()
	}
	count := map[int]int{}
	for range n {
		count[<-codes]++
	}
	return count, time.Since(begin)
}

func TestBurst(t *testing.T) {
	for _, c := range []struct {
		name         string
		args         []string
		admin        string
		requests     int
		ok, full, no int // 200, 503, 500
		took         time.Duration
	}{
		{"within capacity", nil, "", 50, 50, 0, 0, 100 * time.Millisecond},
		{"queued", []string{"--capacity", "10"}, "", 30, 30, 0, 0, 300 * time.Millisecond},
		{"full queue", []string{"--capacity", "10", "--queue", "10"}, "", 30, 20, 10, 0, 200 * time.Millisecond},
		{"cold", []string{"--cold-start", "2s:3x"}, "", 10, 10, 0, 0, 300 * time.Millisecond},
		{"all fail", []string{"--errors", "100%"}, "", 10, 0, 0, 10, 100 * time.Millisecond},
		{"slower", nil, `{"slowerPercent": 64}`, 10, 10, 0, 0, 164 * time.Millisecond},
		{"less capacity", nil, `{"capacity": 5}`, 10, 10, 0, 0, 200 * time.Millisecond},
		{"degraded", nil, `{"degraded": true, "errorPercent": 100}`, 10, 0, 0, 10, 300 * time.Millisecond},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := configure(t, append([]string{"--sigma", "0"}, c.args...)...)
				if c.admin != "" {
					put(s, c.admin)
				}
				count, took := burst(s.handler(), c.requests)
				if count[200] != c.ok || count[503] != c.full || count[500] != c.no || took != c.took {
					t.Errorf("got %v in %v; want %d ok, %d full, %d failed in %v", count, took, c.ok, c.full, c.no, c.took)
				}
				if s.inFlight() != 0 {
					t.Errorf("%d requests were never let go", s.inFlight())
				}
			})
		})
	}
}

func TestMedianLatencyIsAsConfigured(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		handler := configure(t, "--latency", "80ms").handler()
		times := make([]time.Duration, 1001)
		for i := range times {
			_, times[i] = burst(handler, 1)
		}
		slices.Sort(times)
		within(t, "median", times[500], 0.080, 0.05)
	})
}

func TestSteepStepIsSlowAndThenAdapted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		handler := configure(t, "--sigma", "0", "--warm-per-step", "--cold-start", "3s:3x").handler()
		for range 40 { // four seconds and more of one request at a time: the service itself is warm
			burst(handler, 1)
		}
		_, step := burst(handler, 40)
		for range 40 {
			burst(handler, 40)
		}
		_, adapted := burst(handler, 40)
		if step < 250*time.Millisecond || adapted != 100*time.Millisecond {
			t.Errorf("the step took %v, once adapted %v; want about 300ms and 100ms", step, adapted)
		}
	})
}

func TestProbesPassByAFullQueue(t *testing.T) {
	s := configure(t, "--capacity", "1", "--queue", "0")
	s.gate.enter(t.Context())
	for path, want := range map[string]int{"/": 503, "/healthz": 200, "/readyz": 200, "/metrics": 200} {
		response := httptest.NewRecorder()
		s.handler().ServeHTTP(response, httptest.NewRequest("GET", path, nil))
		if response.Code != want {
			t.Errorf("%s: %d, want %d", path, response.Code, want)
		}
	}
	s.stopping.Store(true)
	response := httptest.NewRecorder()
	s.handler().ServeHTTP(response, httptest.NewRequest("GET", "/readyz", nil))
	if response.Code != 503 {
		t.Errorf("a stopping service is ready: %d", response.Code)
	}
}

func TestMetricsCountRequests(t *testing.T) {
	s := configure(t, "--latency", "1ms", "--sigma", "0")
	handler := s.handler()
	burst(handler, 3)
	response := httptest.NewRecorder()
	handler.ServeHTTP(response, httptest.NewRequest("GET", "/metrics", nil))
	for _, want := range []string{
		`demo_requests_total{endpoint="home",code="200"} 3`,
		`demo_request_duration_seconds_bucket{endpoint="home",le="+Inf"} 3`,
		`demo_request_duration_seconds_count{endpoint="home"} 3`,
		"demo_active_requests 0",
		"demo_capacity 50",
	} {
		if !strings.Contains(response.Body.String(), want+"\n") {
			t.Errorf("no line %q in\n%s", want, response.Body)
		}
	}
}
