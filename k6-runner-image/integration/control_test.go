package integration

import (
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"loadtest.dev/k6-runner-image/internal/wire"
)

const pair = `
	import exec from "k6/execution";
	export function setup() { console.log("setup ran"); return { token: "t" + 1 }; }
	export function teardown(d) { console.log("teardown " + d.token); }
	export default function (d) { if (!d || d.token !== "t1") throw new Error("no setup data"); }`

func startPair(t *testing.T) (runners []*process, ready []wire.Ready) {
	for _, index := range []string{"0", "1"} {
		runners = append(runners, start(t, files{"test.js": pair}, plan{
			"hold": true, "runners": 2, "sequence": "0,1/2,1",
			"scenarios": map[string]any{"load": map[string]any{
				"executor": "constant-arrival-rate", "rate": 100, "duration": "1s", "preAllocatedVUs": 50,
			}},
		}, "--index", index))
	}
	for _, p := range runners {
		ready = append(ready, p.waitReady())
	}
	return runners, ready
}

// Two runners: setup() once, its data for both, all start when told, teardown() once at the end.
func TestTwoRunnersShareOneSetup(t *testing.T) {
	t.Parallel()
	runners, ready := startPair(t)
	for range 2 { // idempotent
		if status, body := call(t, ready[0], "POST", "/v1/setup", "", nonce); status != 200 || body["data"].(map[string]any)["token"] != "t1" {
			t.Fatalf("%d %v", status, body)
		}
	}
	var released [2]float64
	for i, r := range ready {
		status, body := call(t, r, "POST", "/v1/release", `{"setupData": {"token": "t1"}}`, nonce)
		released[i], _ = body["releasedMs"].(float64)
		if status != 200 || released[i] == 0 {
			t.Fatalf("%d %v", status, body)
		}
	}
	if _, body := call(t, ready[0], "POST", "/v1/release", "", nonce); body["releasedMs"] != released[0] {
		t.Errorf("the second release: %v", body)
	}
	second := runners[1].wait() // has no teardown to wait for
	_, state := call(t, ready[0], "GET", "/v1/state", "", nonce)
	if state["state"] != "Draining" || state["releasedMs"] != released[0] || state["ready"] == nil {
		t.Errorf("state %v", state)
	}
	if status, body := call(t, ready[0], "POST", "/v1/teardown", "", nonce); status != 200 {
		t.Errorf("%d %v", status, body)
	}
	first := runners[0].wait()
	if strings.Join(first.lines, "|") != "k6| INFO setup ran|k6| INFO teardown t1" || len(second.lines) != 0 {
		t.Errorf("%q, %q", first.lines, second.lines)
	}
	// 1 s at 100/s, split exactly; the iterations at both ends of the second may both be there
	if sum := first.termination.Iterations + second.termination.Iterations; sum < 99 || sum > 102 {
		t.Errorf("%v iterations", sum)
	}
	if m := second.result.Times.MeasuredMs; m < 900 || m > 3000 {
		t.Errorf("measured %d ms", m)
	}
}

func TestControlNeedsTheNonce(t *testing.T) {
	t.Parallel()
	p := start(t, files{"test.js": pair}, plan{"hold": true})
	r := p.waitReady()
	for _, token := range []string{"", "wrong", nonce + "0"} {
		if status, _ := call(t, r, "GET", "/v1/state", "", token); status != http.StatusForbidden {
			t.Errorf("%q: %d", token, status)
		}
	}
	if status, body := call(t, r, "POST", "/v1/teardown", "", nonce); status != 409 || body["reason"] != "WrongState" {
		t.Errorf("teardown before the load: %d %v", status, body)
	}
	if status, _ := call(t, r, "POST", "/v1/stop", `{"reason": "no longer needed"}`, nonce); status != 200 {
		t.Errorf("stop: %d", status)
	}
	if x := p.wait().result.Exit; x.Reason != "Stopped" || x.Message != "no longer needed" {
		t.Errorf("%+v", x)
	}
}

func TestSetupFailureOverTheControlAPI(t *testing.T) {
	t.Parallel()
	p := start(t, files{"test.js": `export function setup() { throw new Error("boom"); } export default function () {}`}, plan{"hold": true})
	status, body := call(t, p.waitReady(), "POST", "/v1/setup", "", nonce)
	if status != 422 || body["reason"] != "SetupFailed" || !strings.Contains(body["message"].(string), "test.js:1:") {
		t.Errorf("%d %v", status, body)
	}
	if x := p.wait().result; x.Exit.Reason != "SetupFailed" || x.Times.ReleasedMs != 0 {
		t.Errorf("%+v", x)
	}
}

// Stopped or interrupted in the middle: the runner still reports what it measured, and runs teardown().
func TestStoppedRunsReportWhatTheyMeasured(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		stop   func(*process, wire.Ready)
		reason string
		code   int
	}{
		"stop": {func(p *process, r wire.Ready) { call(p.t, r, "POST", "/v1/stop", `{"reason": "x"}`, nonce) }, "Stopped", 103},
		"term": {func(p *process, _ wire.Ready) { _ = p.cmd.Process.Signal(syscall.SIGTERM) }, "Interrupted", 105},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := start(t, files{"test.js": `import http from "k6/http"; export function teardown() { console.log("bye"); }
				export default function () { http.get("TARGET/"); }`}, plan{"scenarios": constantVUs(2, "30s")})
			r := p.waitReady()
			time.Sleep(600 * time.Millisecond)
			began := time.Now()
			c.stop(p, r)
			o := p.wait()
			if x := o.result.Exit; x.Reason != c.reason || x.Code != c.code || o.termination.Requests == 0 {
				t.Errorf("%+v, %v requests", x, o.termination.Requests)
			}
			if strings.Join(o.lines, "|") != "k6| INFO bye" && !strings.Contains(strings.Join(o.lines, "|"), "bye") {
				t.Errorf("lines %q", o.lines)
			}
			if took := time.Since(began); took > 2*time.Second {
				t.Errorf("took %s to end", took)
			}
		})
	}
}

// A killed supervisor takes k6 with it.
func TestKilledSupervisorLeavesNoLoad(t *testing.T) {
	t.Parallel()
	p := start(t, files{"test.js": simple}, plan{"scenarios": constantVUs(1, "30s")})
	p.waitReady()
	time.Sleep(300 * time.Millisecond)
	child := itoa(childOf(t, p))
	_ = p.cmd.Process.Kill()
	for deadline := time.Now().Add(3 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		state, err := os.ReadFile("/proc/" + child + "/stat")
		if err != nil || strings.Contains(string(state), ") Z ") {
			return
		}
		if time.Now().After(deadline) {
			t.Fatal("k6 is still there")
		}
	}
}

// childOf returns the k6 process of a runner.
func childOf(t *testing.T, p *process) int {
	pid := itoa(p.cmd.Process.Pid)
	tasks, _ := filepath.Glob("/proc/" + pid + "/task/*/children") // any thread may have started it
	for _, task := range tasks {
		text, _ := os.ReadFile(task)
		if n, err := strconv.Atoi(strings.TrimSpace(string(text))); err == nil {
			return n
		}
	}
	t.Fatal("no k6")
	return 0
}

// k6 ends in ways that no exit code of its own describes.
func TestKilledAndCrashedK6(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		signal          syscall.Signal
		reason, message string
		code            int
	}{
		"killed":  {syscall.SIGKILL, "Unknown", "killed by SIGKILL", 137},
		"crashed": {syscall.SIGQUIT, "Panic", "", 2}, // the Go runtime prints all stacks and exits as after a panic
		"term":    {syscall.SIGTERM, "Interrupted", "terminated", 105},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := start(t, files{"test.js": simple}, plan{"scenarios": constantVUs(1, "30s")})
			p.waitReady()
			time.Sleep(300 * time.Millisecond)
			_ = syscall.Kill(childOf(t, p), c.signal)
			if x := p.wait().result.Exit; x.Reason != c.reason || x.Code != c.code || !strings.Contains(x.Message, c.message) {
				t.Errorf("%+v", x)
			}
		})
	}
}

// A killed k6 is out of memory only when the cgroup says so.
func TestKilledByTheKernelForMemory(t *testing.T) {
	group := "/sys/fs/cgroup/memory/loadtest-k6-test-" + itoa(os.Getpid())
	limit := "memory.limit_in_bytes"
	if _, err := os.Stat("/sys/fs/cgroup/cgroup.controllers"); err == nil {
		group, limit = "/sys/fs/cgroup/loadtest-k6-test-"+itoa(os.Getpid()), "memory.max"
	}
	if err := os.Mkdir(group, 0o755); err != nil {
		t.Skip("no right to make a cgroup: ", err)
	}
	defer os.Remove(group)
	if err := os.WriteFile(filepath.Join(group, limit), []byte("120000000"), 0o644); err != nil {
		t.Skip(err)
	}
	dir := t.TempDir()
	script := `const all = []; export const options = { vus: 1, duration: "20s" };
		export default function () { all.push("x".repeat(1000000) + all.length); }`
	_ = os.WriteFile(filepath.Join(dir, "test.js"), []byte(script), 0o644)
	o := startIn(t, dir, nil, []string{"sh", "-c", "echo $$ > " + group + "/cgroup.procs && exec \"$@\"", "sh"}).wait()
	if x := o.result.Exit; x.Reason != "OutOfMemory" || x.Signal != "SIGKILL" || x.Code != 137 {
		t.Errorf("%+v %q", x, o.lines)
	}
	if l := o.result.Evidence.MemoryLimitBytes; l < 119_000_000 || l > 120_000_000 {
		t.Errorf("limit %d", l)
	}
}
