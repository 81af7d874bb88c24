package main

import (
	"bytes"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"
)

// Bucket bounds in seconds, dense around the default latency.
var bounds = []float64{0.025, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2.5, 5}

type series struct {
	endpoint string
	code     int
}

type histogram struct {
	counts []uint64 // per bound, not cumulative; the last one is above all bounds
	count  uint64
	sum    float64 // seconds
}

// metrics are the least that a Prometheus dashboard of a service needs.
type metrics struct {
	mu        sync.Mutex
	requests  map[series]uint64
	durations map[string]*histogram
}

func newMetrics() *metrics {
	return &metrics{requests: map[series]uint64{}, durations: map[string]*histogram{}}
}

func (m *metrics) observe(endpoint string, code int, took time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.requests[series{endpoint, code}]++
	h := m.durations[endpoint]
	if h == nil {
		h = &histogram{counts: make([]uint64, len(bounds)+1)}
		m.durations[endpoint] = h
	}
	bucket, _ := slices.BinarySearch(bounds, took.Seconds())
	h.counts[bucket]++
	h.count++
	h.sum += took.Seconds()
}

// writeMetrics renders before it writes: a slow reader must not hold the lock that every request needs.
func (s *service) writeMetrics(w http.ResponseWriter, _ *http.Request) {
	var page bytes.Buffer
	active, waiting, capacity := s.gate.load()
	for _, gauge := range []struct {
		name  string
		value int
	}{{"demo_active_requests", active}, {"demo_waiting_requests", waiting}, {"demo_capacity", capacity}} {
		fmt.Fprintf(&page, "# TYPE %s gauge\n%s %d\n", gauge.name, gauge.name, gauge.value)
	}
	s.metrics.render(&page)
	w.Header().Set("Content-Type", "text/plain; version=0.0.4")
	w.Write(page.Bytes())
}

func (m *metrics) render(page *bytes.Buffer) {
	m.mu.Lock()
	defer m.mu.Unlock()
	fmt.Fprintln(page, "# TYPE demo_requests_total counter")
	for key, count := range m.requests {
		fmt.Fprintf(page, "demo_requests_total{endpoint=%q,code=\"%d\"} %d\n", key.endpoint, key.code, count)
	}
	fmt.Fprintln(page, "# TYPE demo_request_duration_seconds histogram")
	for name, h := range m.durations {
		var cumulative uint64
		for i, bound := range bounds {
			cumulative += h.counts[i]
			fmt.Fprintf(page, "demo_request_duration_seconds_bucket{endpoint=%q,le=\"%g\"} %d\n", name, bound, cumulative)
		}
		fmt.Fprintf(page, "demo_request_duration_seconds_bucket{endpoint=%q,le=\"+Inf\"} %d\n", name, h.count)
		fmt.Fprintf(page, "demo_request_duration_seconds_sum{endpoint=%q} %g\n", name, h.sum)
		fmt.Fprintf(page, "demo_request_duration_seconds_count{endpoint=%q} %d\n", name, h.count)
	}
}
