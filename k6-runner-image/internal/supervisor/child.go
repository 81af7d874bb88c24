package supervisor

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"

	"loadtest.dev/k6-runner-image/internal/bridge"
)

// child is a running k6 process.
type child struct {
	cmd      *exec.Cmd
	api      *restAPI
	commands *json.Encoder
	pipe     *os.File
	messages chan bridge.Message // closed when k6 has closed its end
	exited   chan *os.ProcessState
}

// start runs k6 on the entry module. Errors mean that there is no process.
func (r *runner) start() (*child, error) {
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	messages, toSupervisor, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	fromSupervisor, commands, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(self, r.arguments(address)...)
	cmd.Dir = filepath.Dir(r.plan.Script)
	cmd.Env = r.environment()
	cmd.Stdin = strings.NewReader(entryModule(r.plan.Script))
	cmd.ExtraFiles = []*os.File{toSupervisor, fromSupervisor}
	// Its own process group: a terminal's Ctrl+C must reach k6 once, through us; the second signal is its hard stop.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	stdout, err1 := cmd.StdoutPipe()
	stderr, err2 := cmd.StderrPipe()
	if err := errors.Join(err1, err2, cmd.Start()); err != nil {
		return nil, err
	}
	_ = toSupervisor.Close()
	_ = fromSupervisor.Close()
	c := &child{
		cmd: cmd, api: newRestAPI(address), pipe: commands, commands: json.NewEncoder(commands),
		messages: make(chan bridge.Message, 16), exited: make(chan *os.ProcessState, 1),
	}
	_ = c.commands.Encode(r.config())
	c.follow(r.log, messages, stdout, stderr)
	return c, nil
}

// follow reads all pipes to their ends and then waits for the process.
func (c *child) follow(log *chatter, messages *os.File, stdout, stderr io.Reader) {
	var readers sync.WaitGroup
	readers.Go(func() { log.readText(stdout) })
	readers.Go(func() { log.readJSON(stderr) })
	go func() {
		in := json.NewDecoder(bufio.NewReaderSize(messages, 1<<16))
		for {
			var m bridge.Message
			if in.Decode(&m) != nil {
				break
			}
			c.messages <- m
		}
		_ = messages.Close()
		readers.Wait()
		_ = c.cmd.Wait()
		c.exited <- c.cmd.ProcessState
		close(c.messages)
	}()
}

func (r *runner) arguments(address string) []string {
	summary := "disabled"
	if mayHandleSummary(r.plan.Script) {
		summary = "compact"
	}
	args := []string{
		"k6", "run", "-", "--out=loadtest", "--address=" + address, "--paused", "--no-setup", "--no-teardown",
		"--no-thresholds", "--summary-mode=" + summary, "--no-usage-report", "--quiet", "--no-color",
		"--log-output=stderr", "--log-format=json",
	}
	for _, out := range strings.FieldsFunc(os.Getenv("K6_OUT"), func(c rune) bool { return c == ',' }) {
		args = append(args, "--out="+out) // the user's outputs beside ours; the flag would hide the variable
	}
	if r.segment != "" {
		args = append(args, "--execution-segment="+r.segment, "--execution-segment-sequence="+r.plan.Sequence)
	}
	return args
}

// overriding are variables by which the environment would override the plan: k6 ranks them above the script's options.
var overriding = []string{"K6_VUS", "K6_DURATION", "K6_ITERATIONS", "K6_STAGES"}

func (r *runner) environment() []string {
	env := slices.DeleteFunc(os.Environ(), func(pair string) bool {
		name, _, _ := strings.Cut(pair, "=")
		return name == "K6_WEB_DASHBOARD" || (r.plan.HasScenarios() && slices.Contains(overriding, name))
	})
	if os.Getenv("HOME") == "" {
		env = append(env, "HOME="+r.work)
	}
	return append(env, bridge.Variable+"=1", "K6_NO_USAGE_REPORT=true", "K6_AUTO_EXTENSION_RESOLUTION=false")
}

func (r *runner) config() bridge.Config {
	p := r.plan
	return bridge.Config{
		Index: r.index, Runners: p.Runners, Options: p.Options, Scenarios: p.Scenarios, Stages: p.Stages,
		Selectors: p.Selectors, Thresholds: p.Thresholds, AbortSelectors: p.AbortSelectors, ProgressMs: p.ProgressMs,
		TimelinePoints: p.TimelinePoints, MaxDurationMs: p.MaxDurationMs,
	}
}

// freeAddress returns a loopback address that was free a moment ago; k6 exits with 106 if it no longer is.
func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}

func (c *child) send(command bridge.Command) { _ = c.commands.Encode(command) }

func (c *child) signal(s os.Signal) { _ = c.cmd.Process.Signal(s) }
