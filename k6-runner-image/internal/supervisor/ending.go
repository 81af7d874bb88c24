package supervisor

import (
	"fmt"
	"os"
	"syscall"
	"time"

	"loadtest.dev/k6-runner-image/internal/wire"
)

// overdue ends a runner that is never released, or whose load does not end.
func (r *runner) overdue() {
	switch r.phase {
	case Starting:
		r.stop("Unknown", fmt.Sprintf("the script's init code and VUs were not ready within %s", r.holdTimeout()))
	case Ready:
		r.stop("NeverReleased", fmt.Sprintf("not released within %s", r.holdTimeout()))
	case Running:
		r.stop("DurationExceeded", fmt.Sprintf("the load did not end within %d ms of the release", r.plan.MaxDurationMs))
	case Draining, Finished:
	}
}

func (r *runner) interrupt(s os.Signal) {
	if r.stopped != nil && r.stopped.Reason == "Interrupted" {
		r.k6.signal(syscall.SIGKILL)
		return
	}
	r.stopped = &wire.Exit{Reason: "Interrupted", Message: "the runner received the signal " + s.String()}
	if r.phase == Draining && r.drained != nil {
		r.startTeardown()
		return
	}
	r.k6.signal(syscall.SIGTERM)
	r.kill = time.After(killAfter)
}

// stop ends k6 so that it still reports what it measured.
func (r *runner) stop(reason, message string) {
	if r.stopped == nil {
		r.stopped = &wire.Exit{Reason: reason, Message: message}
	}
	r.deadline = nil
	if r.phase == Draining { // it ends by itself
		return
	}
	r.kill = time.After(killAfter)
	if r.ready == nil || r.k6.api.stop() != nil {
		r.k6.signal(syscall.SIGTERM)
	}
}
