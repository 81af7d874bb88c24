// Package probe calls a static address while k6 sends load, to tell slow surroundings from a slow service. It runs in the
// supervisor: in k6's container, on its CPUs and its network, but with no goroutine, connection or allocation inside k6.
package probe

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"sync"
	"sync/atomic"
	"time"

	"loadtest.dev/k6-runner-image/internal/plan"
)

const (
	timeout      = 5 * time.Second
	maxBody      = 64 << 10
	maxRedirects = 3
	userAgent    = "loadtest-probe"
	minInterval  = 100 * time.Millisecond // ten calls per second over all runners: a probe is no load
	standard     = 500 * time.Millisecond // where the plan says nothing
	idle         = 4                      // connections kept after a time in which calls overlapped
)

// Probe calls its address from Start to Stop.
type Probe struct {
	url      string
	released time.Time
	client   *http.Client
	cancel   context.CancelFunc
	calls    sync.WaitGroup

	mu   sync.Mutex
	seen Seen
}

// Start begins to call. All runners together call once per interval: each calls at the interval times the number of
// runners, the first time after its index times the interval.
func Start(p plan.Probe, index, runners int, released time.Time, steps Steps) *Probe {
	interval := time.Duration(p.IntervalMs) * time.Millisecond
	if interval <= 0 {
		interval = standard
	}
	interval = max(interval, minInterval)
	ctx, cancel := context.WithCancel(context.Background())
	started := &Probe{url: p.URL, released: released, client: client(), cancel: cancel, seen: newSeen(steps)}
	started.calls.Go(func() {
		started.repeat(ctx, time.Duration(index)*interval, time.Duration(runners)*interval)
	})
	return started
}

// Stop ends the calls and returns what they showed; those that have no answer yet are not counted.
func (p *Probe) Stop() Seen {
	p.cancel()
	p.calls.Wait()
	p.client.CloseIdleConnections()
	return p.seen
}

// repeat makes each call at its time, whether or not those before have been answered: otherwise a slow time would be
// asked less often than a quick one, and look quicker than it was.
func (p *Probe) repeat(ctx context.Context, first, every time.Duration) {
	select {
	case <-time.After(first):
	case <-ctx.Done():
		return
	}
	tick := time.NewTicker(every)
	defer tick.Stop()
	for ctx.Err() == nil {
		p.calls.Go(func() { p.call(ctx) })
		select {
		case <-tick.C:
		case <-ctx.Done():
		}
	}
}

// call counts one call, unless Stop ended it.
func (p *Probe) call(ctx context.Context) {
	began := time.Since(p.released)
	took, answered := p.get(ctx)
	if ctx.Err() != nil && !answered {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.seen.add(began, took, answered)
}

// get returns how long the address took to answer once there was a connection, as k6's http_req_duration; answered is
// false without an answer, or with one that says failure.
func (p *Probe) get(ctx context.Context) (took time.Duration, answered bool) {
	var connected atomic.Int64
	trace := &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { connected.Store(int64(time.Since(p.released))) }}
	request, err := http.NewRequestWithContext(httptrace.WithClientTrace(ctx, trace), http.MethodGet, p.url, nil)
	if err != nil {
		return 0, false
	}
	request.Header.Set("User-Agent", userAgent)
	response, err := p.client.Do(request)
	if err != nil {
		return 0, false
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, io.LimitReader(response.Body, maxBody)); err != nil {
		return 0, false
	}
	return time.Since(p.released) - time.Duration(connected.Load()), response.StatusCode < http.StatusBadRequest
}

// client returns a client of its own: no proxy of the environment, no redirect to another host, connections kept.
func client() *http.Client {
	return &http.Client{
		Timeout: timeout,
		Transport: &http.Transport{
			DialContext:         (&net.Dialer{Timeout: timeout}).DialContext,
			MaxIdleConnsPerHost: idle,
			DisableCompression:  true,
		},
		CheckRedirect: func(next *http.Request, before []*http.Request) error {
			if len(before) > maxRedirects || next.URL.Host != before[0].URL.Host {
				return http.ErrUseLastResponse
			}
			return nil
		},
	}
}
