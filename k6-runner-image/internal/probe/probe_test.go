package probe

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"loadtest.dev/k6-runner-image/internal/histogram"
	"loadtest.dev/k6-runner-image/internal/plan"
	"loadtest.dev/k6-runner-image/internal/wire"
)

// watch probes an address every 100 ms for a time.
func watch(url string, index, runners int, span time.Duration) Seen {
	p := Start(plan.Probe{URL: url, IntervalMs: 100}, index, runners, time.Now(), Steps{Ms: 200, Max: 3})
	time.Sleep(span)
	return p.Stop()
}

func serve(t *testing.T, h http.HandlerFunc) string {
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

func TestCallsAreTimedAndKeepTheirConnection(t *testing.T) {
	t.Parallel()
	var others atomic.Int64
	seen := make(chan string, 1000)
	url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		seen <- r.RemoteAddr
		if r.Method != http.MethodGet || r.Header.Get("User-Agent") != "loadtest-probe" {
			others.Add(1)
		}
		time.Sleep(20 * time.Millisecond)
		fmt.Fprint(w, "ok")
	})
	s := watch(url, 0, 1, 950*time.Millisecond)
	close(seen)
	addresses := map[string]bool{}
	for a := range seen {
		addresses[a] = true
	}
	if s.count < 5 || s.count > 10 || s.failed != 0 || others.Load() != 0 {
		t.Errorf("%d calls, %d failed, %d of another kind", s.count, s.failed, others.Load())
	}
	if len(addresses) > 3 { // one, but on a very busy machine calls may overlap
		t.Errorf("%d connections", len(addresses))
	}
	if p := s.duration.Percentile(50); p < 20 || p > 500 {
		t.Errorf("median %v ms", p)
	}
	var timeline wire.Timeline
	s.AddTo(&timeline)
	total := uint64(0)
	for i, p := range timeline.Points {
		h, err := histogram.Decode(histogram.Coarse, *p.Probe)
		if err != nil || p.AtMs != int64(i)*200 {
			t.Errorf("point %d: %+v, %v", i, p, err)
			continue
		}
		total += h.Count()
	}
	if len(timeline.Points) != 3 || timeline.StepMs != 200 || total != s.count { // the last one has what comes later
		t.Errorf("%d of %d calls in %+v", total, s.count, timeline)
	}
}

// A slow time is asked as often as a quick one.
func TestSlowAnswersDoNotThinOutTheCalls(t *testing.T) {
	t.Parallel()
	s := watch(serve(t, func(http.ResponseWriter, *http.Request) { time.Sleep(400 * time.Millisecond) }), 0, 1, 1350*time.Millisecond)
	if s.count < 6 || s.duration.Min < 400 {
		t.Errorf("%d calls, the quickest %v ms", s.count, s.duration.Min)
	}
}

// All runners together keep to the interval.
func TestRunnersTakeTurns(t *testing.T) {
	t.Parallel()
	url := serve(t, func(http.ResponseWriter, *http.Request) {})
	if s := watch(url, 1, 4, 800*time.Millisecond); s.count < 1 || s.count > 2 { // at 100 and 500 ms
		t.Errorf("%d calls of runner 1 of 4", s.count)
	}
	if s := watch(url, 90, 100, 100*time.Millisecond); s.count != 0 {
		t.Errorf("%d calls before its turn", s.count)
	}
}

func TestDeadAndFailingAddressesAreCounted(t *testing.T) {
	t.Parallel()
	failing := serve(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) })
	for _, url := range []string{"http://127.0.0.1:1/", "http://gone.invalid/", "::", failing} {
		t.Run(url, func(t *testing.T) {
			t.Parallel()
			s := watch(url, 0, 1, 350*time.Millisecond)
			w := s.Wire()
			if w.Count < 1 || w.Failed != w.Count || w.Duration.Count != 0 {
				t.Errorf("%+v", w)
			}
		})
	}
}

// The end of the load does not wait for an answer.
func TestStopDoesNotWait(t *testing.T) {
	t.Parallel()
	release := make(chan struct{})
	url := serve(t, func(http.ResponseWriter, *http.Request) { <-release })
	defer close(release)
	p := Start(plan.Probe{URL: url}, 0, 1, time.Now(), Steps{})
	time.Sleep(100 * time.Millisecond)
	began := time.Now()
	if s := p.Stop(); s.count != 0 || time.Since(began) > time.Second {
		t.Errorf("%+v after %s", s, time.Since(began))
	}
}

func TestOtherHostsAndLongBodiesAreLeftAlone(t *testing.T) {
	t.Parallel()
	var asked atomic.Int64
	other := serve(t, func(http.ResponseWriter, *http.Request) { asked.Add(1) })
	var served atomic.Int64
	url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/away":
			http.Redirect(w, r, other, http.StatusFound)
		case "/here":
			http.Redirect(w, r, "/long", http.StatusFound)
		case "/long":
			for range 1 << 12 { // 256 MiB
				n, err := w.Write(make([]byte, 64<<10))
				served.Add(int64(n))
				if err != nil {
					return
				}
			}
		}
	})
	if s := watch(url+"/away", 0, 1, 250*time.Millisecond); s.count == 0 || s.failed != 0 || asked.Load() != 0 {
		t.Errorf("%d calls, %d failed, the other host was asked %d times", s.count, s.failed, asked.Load())
	}
	if s := watch(url+"/here", 0, 1, 250*time.Millisecond); s.count == 0 || s.failed != 0 || served.Load() == 0 || served.Load() > 200<<20 {
		t.Errorf("%d calls, %d failed, %d bytes", s.count, s.failed, served.Load())
	}
}

func TestNoProxyOfTheEnvironment(t *testing.T) {
	if client().Transport.(*http.Transport).Proxy != nil {
		t.Error("it has a proxy")
	}
}
