// Package supervisor is the container's first process: it starts k6, drives it through its life, and is the only
// writer of standard output (docs/runner-protocol.md).
package supervisor

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"syscall"

	"loadtest.dev/k6-runner-image/internal/control"
	"loadtest.dev/k6-runner-image/internal/plan"
)

// Main runs "loadtest-k6 runner" and returns its exit code: 0 whenever the result could be reported.
func Main(args []string) int {
	r, err := newRunner(args, os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, "loadtest-k6 runner:", err)
		return 1
	}
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT)
	if err := r.run(signals); err != nil {
		fmt.Fprintln(os.Stderr, "loadtest-k6 runner:", err)
		return 1
	}
	return 0
}

func newRunner(args []string, stdout io.Writer) (*runner, error) {
	flags := flag.NewFlagSet("runner", flag.ContinueOnError)
	dir := flags.String("plan", "", "directory with plan.json (required)")
	index := flags.Int("index", -1, "index of this runner (default $JOB_COMPLETION_INDEX, then 0)")
	address := flags.String("control", "127.0.0.1:6566", "loopback address of the control API; port 0: a free one")
	work := flags.String("work", os.TempDir(), "writable directory: k6's HOME when the container has none")
	termination := flags.String("termination-log", "", "file for the termination message")
	if err := flags.Parse(args); err != nil {
		return nil, err
	}
	if *dir == "" || flags.NArg() > 0 {
		return nil, fmt.Errorf("usage: runner --plan DIR [--index N] [--control ADDRESS] [--work DIR] [--termination-log FILE]")
	}
	p, err := plan.Read(*dir)
	if err != nil {
		return nil, err
	}
	if *index < 0 {
		if *index, err = strconv.Atoi(cmp.Or(os.Getenv("JOB_COMPLETION_INDEX"), "0")); err != nil {
			return nil, fmt.Errorf("JOB_COMPLETION_INDEX: %w", err)
		}
	}
	segment, err := p.Segment(*index)
	if err != nil {
		return nil, err
	}
	out := newStdout(stdout, p.Nonce)
	r := &runner{
		plan: p, index: *index, segment: segment, work: *work, termination: *termination,
		out: out, log: newChatter(out.line, p.Limits.LogBytes), calls: make(chan func()), done: make(chan struct{}),
		phase: Starting,
	}
	r.control, err = control.Listen(*address, p.Nonce, r)
	if err != nil && !p.Hold { // nobody has to call a runner that releases itself
		r.control, err = control.Listen("127.0.0.1:0", p.Nonce, r)
	}
	return r, err
}
