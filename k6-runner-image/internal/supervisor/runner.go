package supervisor

import (
	"fmt"
	"os"
	"syscall"
	"time"

	"go.k6.io/k6/v2/errext/exitcodes"

	"loadtest.dev/k6-runner-image/internal/bridge"
	"loadtest.dev/k6-runner-image/internal/control"
	"loadtest.dev/k6-runner-image/internal/evidence"
	"loadtest.dev/k6-runner-image/internal/plan"
	"loadtest.dev/k6-runner-image/internal/probe"
	"loadtest.dev/k6-runner-image/internal/wire"
)

// Phase is the state of a runner as GET /v1/state names it.
type Phase string

// The phases, in their order.
const (
	Starting Phase = "Starting" // k6 runs the init code and initialises its VUs
	Ready    Phase = "Ready"    // k6 waits for the release
	Running  Phase = "Running"  // the load is running
	Draining Phase = "Draining" // the load has ended; teardown() may follow
	Finished Phase = "Finished" // k6 has ended
)

const (
	teardownWait = 60 * time.Second // how long Draining waits for the call
	releaseWait  = 5 * time.Second  // how long k6 may take to note the release
	killAfter    = 20 * time.Second // from the request to stop to SIGKILL; below Kubernetes' grace period of 30 s
	endingWait   = 3 * time.Minute  // from the end of load and teardown to SIGKILL; handleSummary may take 2 min by default
	portTries    = 3
)

// runner is one run of k6. Everything below control is touched only by the goroutine of run; others go through do.
type runner struct {
	plan                       *plan.Plan
	index                      int
	segment, work, termination string
	out                        *stdout
	log                        *chatter
	control                    *control.Server
	calls                      chan func()
	done                       chan struct{}

	phase           Phase
	k6              *child
	k6State         *os.ProcessState
	tries           int
	times           wire.Times
	ready           *wire.Ready
	refused         *bridge.Refused
	stopped         *wire.Exit // why this supervisor stopped k6: reason and message
	failure         *wire.Exit // setup() or teardown() failed
	setup, teardown *task
	measured        bridge.Measured
	sampler         *evidence.Sampler
	evidence        wire.Evidence
	stepMs          int64
	probe           *probe.Probe
	probed          *probe.Seen
	cgroup          evidence.Cgroup
	oomBefore       uint64
	latest          wire.Progress

	deadline, kill, drained <-chan time.Time
}

// run carries the runner through its life and prints the result. An error means that it could not be reported.
func (r *runner) run(signals <-chan os.Signal) error {
	defer r.control.Close()
	defer close(r.done)
	r.times.StartedMs = time.Now().UnixMilli()
	r.cgroup = evidence.Own()
	r.oomBefore = r.cgroup.OOMKills()
	r.deadline = time.After(r.holdTimeout())
	if info, err := os.Stat(r.plan.Script); err != nil || info.IsDir() {
		r.refused = &bridge.Refused{Reason: "ScriptNotFound", Message: fmt.Sprintf("no script file %s", r.plan.Script)}
		return r.report()
	}
	var err error
	if r.k6, err = r.start(); err != nil {
		return err
	}
	for r.phase != Finished {
		select {
		case m, open := <-r.k6.messages:
			if open {
				r.handle(m)
			} else if err := r.exited(); err != nil {
				return err
			}
		case call := <-r.calls:
			call()
		case s := <-signals:
			r.interrupt(s)
		case <-r.deadline:
			r.overdue()
		case <-r.drained:
			r.startTeardown()
		case <-r.kill:
			r.k6.signal(syscall.SIGKILL)
		}
	}
	return r.report()
}

func (r *runner) holdTimeout() time.Duration {
	return time.Duration(r.plan.HoldTimeoutMs) * time.Millisecond
}

func (r *runner) handle(m bridge.Message) {
	switch {
	case m.Described != nil && m.Described.HasHandleSummary:
		r.log.allowStdout()
	case m.Refused != nil:
		r.refused = m.Refused
	case m.StepMs != 0:
		r.stepMs = m.StepMs
	case m.Ready != nil:
		r.becomeReady(m.Ready)
	case m.Progress != nil:
		r.progress(m.Progress)
	case m.EndedMs != 0:
		r.loadEnded(m.EndedMs)
	case m.Measured != nil:
		r.measured = *m.Measured
	}
}

func (r *runner) becomeReady(ready *wire.Ready) {
	ready.ControlPort = r.control.Port
	r.ready, r.phase = ready, Ready
	r.times.ReadyMs = time.Now().UnixMilli()
	r.deadline = time.After(r.holdTimeout())
	_, _ = r.out.frame("ready", ready)
	if !r.plan.Hold {
		go r.releaseItself()
	}
}

func (r *runner) releaseItself() {
	if _, err := r.Setup(); err == nil {
		_, _ = r.Release(nil)
	}
}

func (r *runner) progress(p *wire.Progress) {
	p.Draining = r.drained != nil
	r.latest = *p
	elapsed := time.Duration(p.ElapsedMs) * time.Millisecond
	if !r.out.affordable(elapsed, elapsed+time.Duration(p.RemainingMs)*time.Millisecond) {
		return
	}
	if f, err := r.out.frame("progress", p); err == nil {
		r.out.spent(f)
	}
}

// loadEnded decides about teardown(). k6 waits until it is told to finish.
func (r *runner) loadEnded(ms int64) {
	r.phase = Draining
	r.deadline = nil
	if r.times.ReleasedMs != 0 {
		r.times.MeasuredMs = ms - r.times.ReleasedMs
	}
	r.stopSampling()
	interrupted := r.stopped != nil && r.stopped.Reason == "Interrupted"
	switch {
	case !r.hasTeardown():
		r.letEnd()
	case r.plan.Hold && !interrupted:
		r.kill = nil
		r.drained = time.After(teardownWait)
		r.announceDraining()
	default:
		r.startTeardown()
	}
}

// announceDraining tells the watcher that nothing but teardown() is left.
func (r *runner) announceDraining() {
	p := r.latest
	p.Index, p.Seq, p.RemainingMs, p.Recent, p.Draining = r.index, p.Seq+1, 0, wire.Recent{}, true
	_, _ = r.out.frame("progress", &p)
}

// letEnd lets k6 flush its outputs and exit.
func (r *runner) letEnd() {
	r.k6.send(bridge.Command{Finish: true})
	if r.kill == nil {
		r.kill = time.After(endingWait)
	}
}

// hasTeardown tells whether this runner runs teardown(): once per run, and only after a load.
func (r *runner) hasTeardown() bool {
	return r.ready.HasTeardown && r.times.ReleasedMs != 0 && (r.index == 0 || !r.plan.Hold)
}

// startSampling begins to observe k6 and its surroundings; at is the release.
func (r *runner) startSampling(at time.Time) {
	r.sampler = evidence.Start(r.k6.cmd.Process.Pid, at)
	if p := r.plan.Probe; p != nil {
		r.probe = probe.Start(*p, r.index, r.plan.Runners, at, probe.Steps{Ms: r.stepMs, Max: r.plan.TimelinePoints})
	}
}

func (r *runner) stopSampling() {
	if r.sampler != nil {
		r.evidence = r.sampler.Stop()
		r.sampler = nil
	}
	if r.probe != nil {
		seen := r.probe.Stop()
		r.probed, r.probe = &seen, nil
	}
}

// exited takes note of k6's end; a lost race for the port is tried again.
func (r *runner) exited() error {
	r.k6State = <-r.k6.exited
	r.stopSampling()
	_ = r.k6.pipe.Close()
	r.tries++
	if r.k6State.ExitCode() == int(exitcodes.CannotStartRESTAPI) && r.ready == nil && r.tries < portTries {
		var err error
		r.k6, err = r.start()
		return err
	}
	r.phase = Finished
	return nil
}
