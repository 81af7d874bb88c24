package integration

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"testing"
	"time"

	"loadtest.dev/k6-runner-image/internal/wire"
)

const (
	burnerVariable = "LOADTEST_TEST_BURNER"
	burnerLife     = 20 * time.Second // should nobody kill it
)

// burn is what a burner does: it keeps a CPU busy until its parent or its time has gone.
func burn() {
	parent := os.Getppid()
	for end := time.Now().Add(burnerLife); time.Now().Before(end) && os.Getppid() == parent; {
		for range 1_000_000 {
		}
	}
}

// burners start processes of ordinary priority that take every CPU they get, and return what kills them.
func burners(t *testing.T, n int) (kill func()) {
	t.Helper()
	var all []*exec.Cmd
	kill = func() {
		for _, b := range all {
			_ = b.Process.Kill()
			_ = b.Wait()
		}
		all = nil
	}
	t.Cleanup(kill)
	for range n {
		b := exec.Command(os.Args[0])
		b.Env = append(os.Environ(), burnerVariable+"=1", "GOMAXPROCS=1")
		if err := b.Start(); err != nil {
			t.Fatal(err)
		}
		all = append(all, b)
	}
	return kill
}

// A fifth of a CPU for 3 s, in iterations of about 2 ms, against an idle server.
func lightLoad(t *testing.T) wire.Evidence {
	t.Helper()
	return run(t, files{"test.js": `import http from "k6/http"; export default function () {
		http.get("TARGET/"); for (const end = Date.now() + 2; Date.now() < end; ); }`},
		plan{"scenarios": map[string]any{"load": map[string]any{
			"executor": "constant-arrival-rate", "rate": 80, "duration": "3s", "preAllocatedVUs": 20,
		}}}).result.Evidence
}

// A noisy neighbour on the node shows in the time that k6's threads wait for a CPU. Other tests and builds on this
// machine are such neighbours, too: the quietest and the noisiest run of a few are compared.
func TestNoisyNeighbourShowsInTheRunQueue(t *testing.T) {
	const factor, tries = 3, 5
	var quiet, noisy wire.Evidence
	for try := range tries {
		if e := lightLoad(t); try == 0 || e.RunQueueMsPerS < quiet.RunQueueMsPerS {
			quiet = e
		}
		kill := burners(t, 8*runtime.NumCPU())
		e := lightLoad(t)
		kill()
		if at := e.RunQueueMsPerSMaxAtMs; e.RunQueueMsPerSMax < e.RunQueueMsPerS || at < 900 || at > 30_000 {
			t.Errorf("%+v", e)
		}
		if e.RunQueueMsPerS > noisy.RunQueueMsPerS {
			noisy = e
		}
		t.Logf("waiting alone %.1f, at most %.1f ms/s; with burners %.1f, at most %.1f ms/s; CPU pressure %s and %s",
			quiet.RunQueueMsPerS, quiet.RunQueueMsPerSMax, noisy.RunQueueMsPerS, noisy.RunQueueMsPerSMax, pressure(quiet), pressure(noisy))
		if noisy.RunQueueMsPerS > factor*quiet.RunQueueMsPerS && noisy.RunQueueMsPerSMax > factor*quiet.RunQueueMsPerSMax {
			return
		}
	}
	t.Error("no clear difference")
}

func pressure(e wire.Evidence) string {
	if e.CPUPressurePercent == nil {
		return "unknown"
	}
	return fmt.Sprintf("%.1f %%", *e.CPUPressurePercent)
}
