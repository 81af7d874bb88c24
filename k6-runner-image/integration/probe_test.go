package integration

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"loadtest.dev/k6-runner-image/internal/histogram"
)

// The probe shows how quick the surroundings were, and when they were not.
func TestControlProbe(t *testing.T) {
	t.Parallel()
	began := time.Now()
	static := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		if time.Since(began) > 2200*time.Millisecond {
			time.Sleep(300 * time.Millisecond)
		}
	}))
	defer static.Close()
	p := start(t, files{"test.js": simple}, plan{
		"scenarios": constantVUs(1, "4s"), "maxDurationMs": 9000, "timelinePoints": 9, "hold": true,
		"probe": map[string]any{"url": static.URL, "intervalMs": 100},
	})
	ready := p.waitReady()
	began = time.Now()
	call(t, ready, "POST", "/v1/release", "", nonce)
	o := p.wait()
	probe := o.result.Evidence.Probe
	if probe == nil || probe.Failed != 0 || probe.Count < 20 || probe.Count > 41 {
		t.Fatalf("%+v", probe)
	}
	if trend := trendOf(t, &probe.Duration); trend.Count != probe.Count || trend.Percentile(95) < 300 || trend.Percentile(25) > 250 {
		t.Errorf("p25 %v, p95 %v of %d calls", trend.Percentile(25), trend.Percentile(95), trend.Count)
	}
	var medians []float64
	for _, point := range o.result.Timeline.Points[:4] { // the load may end on the edge of a fifth
		if point.Probe == nil {
			t.Fatalf("no probe at %d ms", point.AtMs)
		}
		h, err := histogram.Decode(histogram.Coarse, *point.Probe)
		if err != nil {
			t.Fatal(err)
		}
		all := histogram.Trend{Count: h.Count(), Max: 1e9, Hist: h}
		medians = append(medians, all.Percentile(50))
	}
	if medians[0] > 250 || medians[3] < 250 {
		t.Errorf("medians of the steps: %v", medians)
	}
}

// A dead probe is evidence and nothing more.
func TestDeadControlProbeDoesNotFailTheRun(t *testing.T) {
	t.Parallel()
	dead := httptest.NewServer(nil)
	dead.Close()
	o := run(t, files{"test.js": simple}, plan{
		"scenarios": constantVUs(1, "1s"), "probe": map[string]any{"url": dead.URL, "intervalMs": 200},
	})
	probe := o.result.Evidence.Probe
	if o.result.Exit.Reason != "" || probe == nil || probe.Failed != probe.Count || probe.Count < 2 {
		t.Errorf("%+v, %+v", o.result.Exit, probe)
	}
	if o.termination.Requests == 0 || o.termination.Failed != 0 {
		t.Errorf("%+v", o.termination)
	}
	for _, point := range o.result.Timeline.Points {
		if point.Probe != nil {
			t.Errorf("no answer, but %+v", point)
		}
	}
}

// Without a probe in the plan there is none in the result, also for the plan of an operator that knows more than we do.
func TestNoControlProbe(t *testing.T) {
	t.Parallel()
	for name, p := range map[string]plan{"absent": {}, "null": {"probe": nil}, "unknown field": {"addedLater": map[string]any{"x": 1}}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if e := run(t, files{"test.js": simple}, p).result; e.Evidence.Probe != nil || e.Exit.Reason != "" {
				t.Errorf("%+v", e)
			}
		})
	}
}
