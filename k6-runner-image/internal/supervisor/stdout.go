package supervisor

import (
	"io"
	"strings"
	"sync"
	"time"

	"loadtest.dev/k6-runner-image/internal/frame"
)

// The kubelet rotates a container's log at 10 MiB by default, and the log API returns only the current file: progress
// may use this much over a whole run, evenly, so that the result is never alone behind a rotation.
const (
	progressBudget = 6 << 20
	progressBurst  = 256 << 10
)

// stdout is the container's standard output; whole lines from any goroutine.
type stdout struct {
	mu       sync.Mutex
	to       io.Writer
	nonce    string
	seq      map[string]int
	progress int
}

func newStdout(to io.Writer, nonce string) *stdout {
	return &stdout{to: to, nonce: nonce, seq: map[string]int{}}
}

func (s *stdout) line(text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, _ = io.WriteString(s.to, text+"\n")
}

// frame prints a message and returns its frame.
func (s *stdout) frame(kind string, message any) (frame.Frame, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seq[kind]++
	f, err := frame.Encode(s.nonce, kind, s.seq[kind], message)
	if err != nil {
		return f, err
	}
	_, err = io.WriteString(s.to, strings.Join(f.Lines, "\n")+"\n")
	return f, err
}

// affordable tells whether another progress frame fits into the budget of a run that has come this far.
func (s *stdout) affordable(elapsed, planned time.Duration) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	share := 1.0
	if planned > 0 {
		share = min(1, elapsed.Seconds()/planned.Seconds())
	}
	return s.progress < progressBurst+int(share*float64(progressBudget))
}

func (s *stdout) spent(f frame.Frame) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, l := range f.Lines {
		s.progress += len(l) + 1
	}
}
