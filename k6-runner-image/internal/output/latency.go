package output

import (
	"math"
	"runtime/metrics"
	"sync"
)

// schedulingLatency measures how long goroutines of this process waited between runnable and running
// (runtime/metrics, /sched/latencies:seconds), since start.
type schedulingLatency struct {
	mu     sync.Mutex
	before []uint64
}

func (l *schedulingLatency) read() *metrics.Float64Histogram {
	sample := []metrics.Sample{{Name: "/sched/latencies:seconds"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindFloat64Histogram {
		return nil
	}
	return sample[0].Value.Float64Histogram()
}

func (l *schedulingLatency) start() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if h := l.read(); h != nil {
		l.before = append([]uint64(nil), h.Counts...)
	}
}

// p99Ms returns the upper bound of the bucket of the 99th percentile; 0 if never started.
func (l *schedulingLatency) p99Ms() float64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	h := l.read()
	if h == nil || len(l.before) != len(h.Counts) {
		return 0
	}
	var total, seen uint64
	for i := range h.Counts {
		h.Counts[i] -= l.before[i]
		total += h.Counts[i]
	}
	for i, n := range h.Counts {
		seen += n
		if total > 0 && float64(seen) >= 0.99*float64(total) {
			bound := h.Buckets[i+1]
			if math.IsInf(bound, 0) {
				bound = h.Buckets[i]
			}
			return bound * 1000
		}
	}
	return 0
}
