// Package integration runs the real binary against a local HTTP server.
package integration

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"loadtest.dev/k6-runner-image/internal/frame"
	"loadtest.dev/k6-runner-image/internal/wire"
)

const nonce = "0123456789abcdef0123456789abcdef"

var (
	binary string
	target *httptest.Server
)

func TestMain(m *testing.M) {
	if os.Getenv(burnerVariable) != "" {
		burn()
		os.Exit(0)
	}
	os.Exit(testMain(m))
}

// readSources makes go test aware of what the binary is built from: it caches a result by the files that a test reads.
func readSources() error {
	return filepath.WalkDir("..", func(path string, d os.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".go" {
			_, err = os.ReadFile(path)
		}
		return err
	})
}

func testMain(m *testing.M) int {
	if err := readSources(); err != nil {
		panic(err)
	}
	dir, err := os.MkdirTemp("", "loadtest-k6")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	binary = filepath.Join(dir, "loadtest-k6")
	build := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", binary, "../cmd/loadtest-k6")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "%s\n%v\n", out, err)
		return 1
	}
	target = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/fail":
			w.WriteHeader(http.StatusInternalServerError)
		case "/slow":
			time.Sleep(400 * time.Millisecond)
		}
		_, _ = io.WriteString(w, "ok")
	}))
	defer target.Close()
	return m.Run()
}

// files are written next to plan.json; test.js is the script.
type files map[string]string

type plan map[string]any

// process is a started runner.
type process struct {
	t        *testing.T
	cmd      *exec.Cmd
	ready    chan wire.Ready
	outcome  chan outcome
	dir      string
	nonReady bool
}

// outcome is everything a runner printed.
type outcome struct {
	ready       *wire.Ready
	progress    []wire.Progress
	result      *wire.Result
	lines       []string // that belong to no frame
	exitCode    int
	stderr      string
	termination wire.Termination
	took        time.Duration
}

func basePlan() plan {
	return plan{
		"protocol": 1, "test": "t", "run": "r", "attempt": 1, "nonce": nonce, "runners": 1, "sequence": "",
		"script": "test.js", "options": map[string]any{}, "scenarios": nil, "stages": []any{}, "selectors": []any{},
		"thresholds": []any{}, "abortSelectors": []any{}, "hold": false, "progressMs": 0, "timelinePoints": 120,
		"maxDurationMs": 1_200_000, "holdTimeoutMs": 30000, "limits": map[string]any{"logBytes": 65536},
	}
}

func start(t *testing.T, f files, changes plan, args ...string) *process {
	t.Helper()
	dir := t.TempDir()
	for name, text := range f {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(strings.ReplaceAll(text, "TARGET", target.URL)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return startIn(t, dir, changes, nil, args...)
}

func startIn(t *testing.T, dir string, changes plan, wrap []string, args ...string) *process {
	t.Helper()
	p := basePlan()
	for key, value := range changes {
		p[key] = value
	}
	data, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	planDir := t.TempDir()
	if !filepath.IsAbs(p["script"].(string)) {
		p["script"] = filepath.Join(dir, p["script"].(string))
		data, _ = json.Marshal(p)
	}
	if err := os.WriteFile(filepath.Join(planDir, "plan.json"), data, 0o644); err != nil {
		t.Fatal(err)
	}
	all := append(append([]string{}, wrap...), binary, "runner", "--plan", planDir, "--control", "127.0.0.1:0",
		"--termination-log", filepath.Join(planDir, "termination"))
	all = append(all, args...)
	c := &process{
		t: t, cmd: exec.Command(all[0], all[1:]...), dir: planDir,
		ready: make(chan wire.Ready, 1), outcome: make(chan outcome, 1),
	}
	var stderr bytes.Buffer
	c.cmd.Stderr = &stderr
	stdout, err := c.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if err := c.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go c.follow(stdout, &stderr, began)
	return c
}

func (p *process) follow(stdout io.Reader, stderr *bytes.Buffer, began time.Time) {
	var o outcome
	reader := frame.NewReader(nonce)
	in := bufio.NewScanner(stdout)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		if !strings.HasPrefix(in.Text(), frame.Prefix) {
			o.lines = append(o.lines, in.Text())
			continue
		}
		if len(in.Text()) >= 16<<10 {
			p.t.Errorf("a line of %d bytes", len(in.Text()))
		}
		m, ok := reader.Line(in.Text())
		if !ok {
			continue
		}
		switch m.Kind {
		case "ready":
			o.ready = into[wire.Ready](p.t, m.JSON)
			p.ready <- *o.ready
		case "progress":
			o.progress = append(o.progress, *into[wire.Progress](p.t, m.JSON))
		case "result":
			o.result = into[wire.Result](p.t, m.JSON)
		}
	}
	_ = p.cmd.Wait()
	o.took = time.Since(began)
	o.exitCode = p.cmd.ProcessState.ExitCode()
	o.stderr = stderr.String()
	data, _ := os.ReadFile(filepath.Join(p.dir, "termination"))
	_ = json.Unmarshal(data, &o.termination)
	p.outcome <- o
}

func into[T any](t *testing.T, data []byte) *T {
	v := new(T)
	if err := json.Unmarshal(data, v); err != nil {
		t.Error(err)
	}
	return v
}

// wait returns the outcome of a runner that must end with a result.
func (p *process) wait() outcome {
	p.t.Helper()
	select {
	case o := <-p.outcome:
		if o.exitCode != 0 || o.result == nil {
			p.t.Fatalf("exit code %d, stderr %q, lines %q", o.exitCode, o.stderr, o.lines)
		}
		return o
	case <-time.After(60 * time.Second):
		_ = p.cmd.Process.Kill()
		p.t.Fatal("the runner did not end")
		return outcome{}
	}
}

func (p *process) waitReady() wire.Ready {
	p.t.Helper()
	select {
	case r := <-p.ready:
		return r
	case o := <-p.outcome:
		p.t.Fatalf("ended before it was ready: %+v", o.result.Exit)
	case <-time.After(30 * time.Second):
		p.t.Fatal("not ready")
	}
	return wire.Ready{}
}

func run(t *testing.T, f files, changes plan, args ...string) outcome {
	t.Helper()
	return start(t, f, changes, args...).wait()
}

// call asks the control API and returns status and body.
func call(t *testing.T, r wire.Ready, method, path, body, token string) (int, map[string]any) {
	t.Helper()
	q, _ := http.NewRequest(method, fmt.Sprintf("http://127.0.0.1:%d%s", r.ControlPort, path), strings.NewReader(body))
	q.Header.Set("Authorization", "Bearer "+token)
	a, err := http.DefaultClient.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Body.Close()
	var answer map[string]any
	_ = json.NewDecoder(a.Body).Decode(&answer)
	return a.StatusCode, answer
}

func (o outcome) series(t *testing.T, metric, selector, stage string) wire.Series {
	t.Helper()
	s, ok := o.find(metric, selector, stage)
	if !ok {
		t.Fatalf("no series %s{%s} of stage %q", metric, selector, stage)
	}
	return s
}

func (o outcome) find(metric, selector, stage string) (wire.Series, bool) {
	for _, m := range o.result.Metrics {
		for _, s := range m.Series {
			if m.Name == metric && s.Selector == selector && s.Stage == stage {
				return s, true
			}
		}
	}
	return wire.Series{}, false
}

func constantVUs(vus int, duration string) any {
	return map[string]any{"load": map[string]any{
		"executor": "constant-vus", "vus": vus, "duration": duration, "gracefulStop": "5s",
	}}
}

func itoa(n int) string { return strconv.Itoa(n) }
