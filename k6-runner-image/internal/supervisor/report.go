package supervisor

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	"loadtest.dev/k6-runner-image/internal/wire"
)

const (
	maxMessage     = 4 << 10 // of exit.message in the result
	maxTermination = 4 << 10 // what the kubelet keeps of a termination message
	maxBrief       = 1 << 10 // of exit.message there: JSON may need two bytes and more for one
)

// report prints the result and writes the termination message.
func (r *runner) report() error {
	r.phase = Finished
	r.times.EndedMs = time.Now().UnixMilli()
	exit := r.exit()
	exit.Message = cut(exit.Message, maxMessage)
	r.evidence.GoSchedulingP99Ms = r.measured.GoSchedulingP99Ms
	r.evidence.DroppedIterations = r.measured.DroppedIterations
	result := wire.Result{
		Protocol: wire.Protocol, Run: r.plan.Run, Index: r.index, Runners: r.plan.Runners,
		Exit: exit, Times: r.times, Ready: r.ready, Evidence: r.evidence, Log: r.log.close(),
		Metrics: orEmpty(r.measured.Metrics), Timeline: r.measured.Timeline, Errors: orEmpty(r.measured.Errors),
	}
	if r.probed != nil {
		result.Evidence.Probe = r.probed.Wire()
		r.probed.AddTo(&result.Timeline)
	}
	result.Timeline.Points = orEmpty(result.Timeline.Points)
	f, err := r.out.frame("result", result)
	if err != nil {
		return fmt.Errorf("printing the result: %w", err)
	}
	if r.termination == "" {
		return nil
	}
	exit.Message = cut(exit.Message, maxBrief)
	return r.terminate(wire.Termination{
		Protocol: wire.Protocol, Nonce: r.plan.Nonce, Digest: f.Digest, Parts: len(f.Lines), Exit: exit,
		Requests: r.measured.Requests, Failed: r.measured.Failed, P95Ms: r.measured.P95Ms, Iterations: r.measured.Iterations,
	})
}

func (r *runner) terminate(t wire.Termination) error {
	data, err := json.Marshal(t)
	if err == nil && len(data) > maxTermination {
		t.Exit.Message = ""
		data, err = json.Marshal(t)
	}
	if err != nil {
		return err
	}
	// The result is already out: a termination message that cannot be written must not make the runner fail.
	if err := os.WriteFile(r.termination, data, 0o644); err != nil {
		fmt.Fprintln(os.Stderr, "loadtest-k6 runner: termination message:", err)
	}
	return nil
}

func cut(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	return strings.ToValidUTF8(text[:limit], "") + "…"
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
