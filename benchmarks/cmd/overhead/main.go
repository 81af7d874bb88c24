// Command overhead measures how much load the runner costs against a plain k6: interleaved pairs of the same binary,
// the same script and a loopback server of its own.
//
//	go run ./cmd/overhead -binary ../k6-runner-image/bin/loadtest-k6 -pairs 20 -duration 5s -vus 10
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync/atomic"
	"time"

	"loadtest.dev/benchmarks/internal/report"
)

func main() {
	binary := flag.String("binary", "bin/loadtest-k6", "loadtest-k6")
	pairs := flag.Int("pairs", 20, "interleaved pairs of runs")
	duration := flag.Duration("duration", 5*time.Second, "of each run")
	vus := flag.Int("vus", 10, "of each run")
	flag.Parse()
	report.Machine()
	if err := compare(*binary, *pairs, *duration, *vus); err != nil {
		fmt.Fprintln(os.Stderr, "overhead:", err)
		os.Exit(1)
	}
}

// script is a small but ordinary test: a tagged request and a check. Both sides run exactly this file.
const script = `import http from "k6/http";
import { check } from "k6";
export const options = { scenarios: { load: { executor: "constant-vus", vus: %d, duration: "%s", gracefulStop: "1s" } } };
export default function () {
  const r = http.get("%s", { tags: { name: "home" } });
  check(r, { ok: (r) => r.status === 200 });
}
`

// plainArgs are the flags with which the runner starts k6, but for its output and its control: without them a plain k6
// also computes thresholds and a summary, and is slower than the runner.
var plainArgs = []string{
	"k6", "run", "--quiet", "--no-color", "--no-thresholds", "--summary-mode=disabled", "--no-usage-report",
	"--log-output=stderr", "--log-format=json",
}

func compare(binary string, pairs int, duration time.Duration, vus int) error {
	binary, err := filepath.Abs(binary)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	var requests atomic.Int64 // counted by the server: neither side's own numbers are trusted
	go func() {
		_ = http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			requests.Add(1)
			_, _ = io.WriteString(w, "ok")
		}))
	}()
	dir, err := os.MkdirTemp("", "overhead")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "test.js")
	text := fmt.Sprintf(script, vus, duration, "http://"+listener.Addr().String()+"/")
	if err := errors.Join(os.WriteFile(file, []byte(text), 0o644), writePlan(dir, file, duration)); err != nil {
		return err
	}
	one := func(args ...string) (float64, error) {
		requests.Store(0)
		c := exec.Command(binary, args...)
		c.Env = append(os.Environ(), "K6_NO_USAGE_REPORT=true")
		if out, err := c.CombinedOutput(); err != nil {
			return 0, fmt.Errorf("%w: %s", err, out)
		}
		return float64(requests.Load()), nil
	}
	plain := func() (float64, error) { return one(append(slices.Clone(plainArgs), file)...) }
	ours := func() (float64, error) { return one("runner", "--plan", dir, "--control", "127.0.0.1:0") }
	var logs []float64 // of the ratio ours / plain
	for i := range pairs {
		order := [](func() (float64, error)){plain, ours}
		if i%2 == 1 { // alternate which comes first, against drift
			slices.Reverse(order)
		}
		a, err1 := order[0]()
		b, err2 := order[1]()
		if err := errors.Join(err1, err2); err != nil {
			return err
		}
		if i%2 == 1 {
			a, b = b, a
		}
		logs = append(logs, math.Log(b/a))
		fmt.Printf("pair %2d: plain %8.0f requests/s, ours %8.0f, ratio %.4f\n", i+1, a/duration.Seconds(), b/duration.Seconds(), b/a)
	}
	summarise(logs)
	return nil
}

// summarise prints the median ratio and the upper 95 % bound of the loss: the one-sided bound of the mean of the log
// ratios (normal quantile 1.645; with few pairs a little too narrow).
func summarise(logs []float64) {
	n := float64(len(logs))
	mean, variance := 0.0, 0.0
	for _, l := range logs {
		mean += l / n
	}
	for _, l := range logs {
		variance += (l - mean) * (l - mean) / max(1, n-1)
	}
	sorted := slices.Sorted(slices.Values(logs))
	median := (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2
	bound := 1 - math.Exp(mean-1.645*math.Sqrt(variance/n))
	fmt.Printf("median ratio %.4f; mean loss %.2f %%; upper 95 %% bound of the loss %.2f %%; goal: at most 2 %%\n",
		math.Exp(median), 100*(1-math.Exp(mean)), 100*bound)
}

func writePlan(dir, script string, duration time.Duration) error {
	ms := duration.Milliseconds()
	data, err := json.Marshal(map[string]any{
		"protocol": 1, "run": "overhead", "nonce": "overhead", "runners": 1, "script": script, "progressMs": 1000,
		"stages": []map[string]any{
			{"name": "first", "startMs": 0, "endMs": ms / 2}, {"name": "second", "startMs": ms / 2, "endMs": ms},
		},
		"selectors":      []string{"http_req_duration{name:home}", "http_req_duration{name:home,stage:second}"},
		"abortSelectors": []string{"http_req_failed", "http_req_duration"}, "maxDurationMs": ms + 30_000,
	})
	return errors.Join(err, os.WriteFile(filepath.Join(dir, "plan.json"), data, 0o644))
}
