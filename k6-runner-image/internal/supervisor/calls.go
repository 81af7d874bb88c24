package supervisor

import (
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"loadtest.dev/k6-runner-image/internal/bridge"
	"loadtest.dev/k6-runner-image/internal/control"
	"loadtest.dev/k6-runner-image/internal/wire"
)

// task is a call of setup() or teardown() that several callers may wait for.
type task struct {
	done chan struct{}
	data json.RawMessage
	err  error
}

// do runs a function in the goroutine of run, and fails when that has ended.
func (r *runner) do(f func() error) error {
	result := make(chan error, 1)
	select {
	case r.calls <- func() { result <- f() }:
		return <-result
	case <-r.done:
		return &control.Problem{Status: http.StatusConflict, Reason: "Finished", Message: "the runner has ended"}
	}
}

// State implements control.Runner.
func (r *runner) State() control.State {
	s := control.State{State: string(Finished), Index: r.index}
	_ = r.do(func() error {
		s.State, s.ReleasedMs = string(r.phase), r.times.ReleasedMs
		if r.ready != nil {
			s.Ready = r.ready
		}
		return nil
	})
	return s
}

// Setup implements control.Runner: it runs setup() once and gives every caller its data.
func (r *runner) Setup() (json.RawMessage, error) {
	var t *task
	err := r.do(func() error {
		if r.setup == nil {
			if r.phase != Ready {
				return wrongPhase("setup", r.phase)
			}
			r.setup = &task{done: make(chan struct{})}
			go r.runSetup(r.setup, r.k6.api)
		}
		t = r.setup
		return nil
	})
	if err != nil {
		return nil, err
	}
	<-t.done
	return t.data, t.err
}

func (r *runner) runSetup(t *task, api *restAPI) {
	defer close(t.done)
	t.data, t.err = api.setup()
	if t.err == nil {
		return
	}
	failure, answered := lifecycleFailure("setup", t.err)
	if !answered {
		failure = wire.Exit{Reason: "SetupFailed", Message: t.err.Error()}
	}
	_ = r.do(func() error {
		if answered && r.stopped == nil {
			r.failure = &failure
		}
		r.stop(failure.Reason, failure.Message)
		return nil
	})
	t.err = &control.Problem{Status: http.StatusUnprocessableEntity, Reason: failure.Reason, Message: failure.Message}
}

// Release implements control.Runner: it starts the load.
func (r *runner) Release(setupData json.RawMessage) (int64, error) {
	var released int64
	err := r.do(func() error {
		released = r.times.ReleasedMs
		if released != 0 {
			return nil
		}
		if r.phase != Ready || r.stopped != nil || r.setup.running() {
			return wrongPhase("release", r.phase)
		}
		if len(setupData) > 0 && string(setupData) != "null" {
			if err := r.k6.api.setSetupData(setupData); err != nil {
				return err
			}
		}
		now := time.Now()
		released = now.UnixMilli()
		r.k6.send(bridge.Command{ReleaseMs: released})
		if err := r.awaitReleased(); err != nil {
			return err
		}
		if err := r.k6.api.resume(); err != nil {
			return err
		}
		r.times.ReleasedMs, r.phase, r.deadline = released, Running, nil
		if r.plan.MaxDurationMs > 0 {
			r.deadline = time.After(time.Duration(r.plan.MaxDurationMs) * time.Millisecond)
		}
		r.startSampling(now)
		return nil
	})
	return released, err
}

// awaitReleased waits until k6 knows when the load starts: a sample that came before would belong to no stage.
func (r *runner) awaitReleased() error {
	late := time.After(releaseWait)
	for {
		select {
		case m, open := <-r.k6.messages:
			if !open {
				return errors.New("k6 has ended")
			}
			if m.Released {
				return nil
			}
			r.handle(m)
		case <-late:
			return errors.New("k6 does not answer")
		}
	}
}

func (t *task) running() bool {
	if t == nil {
		return false
	}
	select {
	case <-t.done:
		return false
	default:
		return true
	}
}

// Stop implements control.Runner.
func (r *runner) Stop(reason string) error {
	return r.do(func() error {
		if r.phase != Draining {
			r.stop("Stopped", reason)
		}
		return nil
	})
}

// Teardown implements control.Runner: in Draining it runs teardown() once; a runner without one is left alone.
func (r *runner) Teardown() error {
	var t *task
	err := r.do(func() error {
		if r.phase != Draining {
			return wrongPhase("teardown", r.phase)
		}
		if r.hasTeardown() {
			r.startTeardown()
		}
		t = r.teardown
		return nil
	})
	if err != nil || t == nil {
		return err
	}
	<-t.done
	return t.err
}

// startTeardown runs teardown(), unless it was, and then lets k6 end.
func (r *runner) startTeardown() {
	r.drained = nil
	if r.teardown != nil {
		return
	}
	r.teardown = &task{done: make(chan struct{})}
	t, k6 := r.teardown, r.k6
	go func() {
		defer close(t.done)
		err := k6.api.teardown()
		_ = r.do(func() error {
			if failure, ok := lifecycleFailure("teardown", err); ok {
				r.failure = &failure
				t.err = &control.Problem{
					Status: http.StatusUnprocessableEntity, Reason: failure.Reason, Message: failure.Message,
				}
			}
			r.letEnd()
			return nil
		})
	}()
}

func wrongPhase(call string, phase Phase) error {
	return &control.Problem{
		Status: http.StatusConflict, Reason: "WrongState", Message: call + " is not possible in state " + string(phase),
	}
}
