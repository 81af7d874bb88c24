package main

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"

	"loadtest.dev/benchmarks/internal/report"
)

// figures of one variant: seconds, MB (10^6 bytes) and reconciliations per second. anon is the memory that belongs to
// the process alone; RSS counts pages of mapped files, too. first is the time from ready until every LoadTest was
// reconciled once.
type figures struct {
	start, first, rss, anon, rssAfter, anonAfter, perSecond, heap float64
}

// operator is a running process.
type operator struct {
	cmd   *exec.Cmd
	port  int
	start float64
}

func (s setting) idle(server *server, variant string) (figures, error) {
	var starts []float64
	var f figures
	for i := range s.starts {
		o, err := s.run(server, variant)
		if err != nil {
			return f, err
		}
		starts = append(starts, o.start)
		if i == s.starts-1 {
			time.Sleep(s.settle)
			f.rss, f.anon = o.memory()
		}
		o.stop()
	}
	f.start = report.Median(starts)
	return f, nil
}

func (s setting) full(server *server, variant string) (figures, error) {
	o, err := s.run(server, variant)
	if err != nil {
		return figures{}, err
	}
	defer o.stop()
	f := figures{start: o.start}
	ready := time.Now()
	if err := o.calm(2*time.Minute, float64(s.tests)); err != nil {
		return f, err
	}
	f.first = time.Since(ready).Seconds()
	time.Sleep(s.settle)
	f.rss, f.anon = o.memory()
	before, start := o.reconciled(), time.Now()
	if err := server.touch(s.tests, fmt.Sprint(start.UnixNano())); err != nil {
		return f, err
	}
	if err := o.calm(2*time.Minute, before+float64(s.tests)); err != nil {
		return f, err
	}
	f.perSecond = (o.reconciled() - before) / time.Since(start).Seconds()
	time.Sleep(s.settle)
	f.rssAfter, f.anonAfter = o.memory()
	f.heap = o.metric("jvm_memory_used_bytes{area=\"heap\"") / 1e6
	return f, nil
}

// run starts the operator and waits until it is ready.
func (s setting) run(server *server, variant string) (*operator, error) {
	_, options, _ := strings.Cut(variant, "=")
	o := &operator{port: port()}
	log, err := os.Create(server.file("operator.log"))
	if err != nil {
		return nil, err
	}
	var args, env []string
	for _, option := range strings.Fields(options) {
		if strings.HasPrefix(option, "-") || strings.HasPrefix(option, "@") {
			args = append(args, option)
		} else {
			env = append(env, option) // an environment variable: MALLOC_ARENA_MAX=1
		}
	}
	o.cmd = exec.Command(s.java, append(args, "-jar", s.jar)...)
	o.cmd.Stdout, o.cmd.Stderr = log, log
	o.cmd.Env = append(append(os.Environ(), env...), "KUBECONFIG="+server.file("kubeconfig"), fmt.Sprintf("QUARKUS_HTTP_PORT=%d", o.port))
	began := time.Now()
	if err := o.cmd.Start(); err != nil {
		return nil, err
	}
	for time.Since(began) < time.Minute {
		if r, err := http.Get(o.url("/q/health/ready")); err == nil {
			_ = r.Body.Close()
			if r.StatusCode == http.StatusOK {
				o.start = time.Since(began).Seconds()
				return o, nil
			}
		}
		time.Sleep(10 * time.Millisecond)
	}
	o.stop()
	text, _ := os.ReadFile(log.Name())
	return nil, fmt.Errorf("%s: not ready within a minute: %s", variant, text)
}

func (o *operator) stop() {
	_ = o.cmd.Process.Signal(syscall.SIGTERM)
	_ = o.cmd.Wait()
}

func (o *operator) url(path string) string { return fmt.Sprintf("http://127.0.0.1:%d%s", o.port, path) }

// calm waits until that many reconciliations have succeeded.
func (o *operator) calm(timeout time.Duration, want float64) error {
	for began := time.Now(); time.Since(began) < timeout; time.Sleep(50 * time.Millisecond) {
		if o.reconciled() >= want {
			return nil
		}
	}
	return fmt.Errorf("%.0f of %.0f reconciliations within %s", o.reconciled(), want, timeout)
}

func (o *operator) reconciled() float64 {
	return o.metric(`operator_sdk_controllers_execution_reconcile_success_total{controller="loadtest",`)
}

// metric adds up all series that start like this.
func (o *operator) metric(prefix string) float64 {
	r, err := http.Get(o.url("/q/metrics"))
	if err != nil {
		return 0
	}
	defer r.Body.Close()
	text, _ := io.ReadAll(r.Body)
	sum := 0.0
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, prefix) {
			fields := strings.Fields(line)
			v, _ := strconv.ParseFloat(fields[len(fields)-1], 64)
			sum += v
		}
	}
	return sum
}

// memory returns RSS and its anonymous part. Unit: MB.
func (o *operator) memory() (rss, anon float64) {
	f, err := os.Open(fmt.Sprintf("/proc/%d/status", o.cmd.Process.Pid))
	if err != nil {
		return 0, 0
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		if len(fields) < 2 {
			continue
		}
		kb, _ := strconv.ParseFloat(fields[1], 64)
		switch fields[0] {
		case "VmRSS:":
			rss = kb * 1024 / 1e6
		case "RssAnon:":
			anon = kb * 1024 / 1e6
		}
	}
	return rss, anon
}
