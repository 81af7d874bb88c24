package aggregate

import (
	"math/rand/v2"
	"testing"
	"time"

	"go.k6.io/k6/v2/lib/netext/httpext"
	"go.k6.io/k6/v2/metrics"

	"loadtest.dev/k6-runner-image/internal/plan"
	"loadtest.dev/k6-runner-image/internal/selector"
)

// BenchmarkTrail counts the nine samples of one HTTP request, with stages and two tag selectors.
func BenchmarkTrail(b *testing.B) {
	registry := metrics.NewRegistry()
	builtin := metrics.RegisterBuiltinMetrics(registry)
	var selectors []selector.Selector
	for _, text := range []string{"http_req_duration{name:home}", "http_req_duration{name:home,stage:b}"} {
		s, _ := selector.Parse(text)
		selectors = append(selectors, s)
	}
	a := New(registry, Settings{
		Stages:    []plan.Stage{{Name: "a", EndMs: 1000}, {Name: "b", StartMs: 1000, EndMs: 2000}},
		Selectors: selectors, TimelinePoints: 120, StepMs: 1000,
	})
	now := time.Now()
	a.Release(now)
	tags := registry.RootTagSet().With("name", "home").With("method", "GET").With("status", "200")
	var containers []metrics.SampleContainer
	for range 1024 {
		d := time.Duration(rand.ExpFloat64() * float64(time.Millisecond))
		t := &httpext.Trail{
			EndTime: now.Add(time.Duration(rand.Int64N(int64(2 * time.Second)))), Duration: d, Waiting: d / 2,
			Sending: d / 8, Receiving: d / 8, Blocked: time.Microsecond,
		}
		t.SaveSamples(builtin, &metrics.TagsAndMeta{Tags: tags})
		t.Samples = append(t.Samples, metrics.Sample{
			TimeSeries: metrics.TimeSeries{Metric: builtin.HTTPReqFailed, Tags: tags}, Time: t.EndTime,
		})
		containers = append(containers, t)
	}
	a.Add(containers)
	b.ReportAllocs()
	b.ResetTimer()
	for i := 0; i < b.N; i += len(containers) {
		a.Add(containers)
	}
}
