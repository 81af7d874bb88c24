package supervisor

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	v1 "go.k6.io/k6/v2/api/v1"

	"loadtest.dev/k6-runner-image/internal/frame"
	"loadtest.dev/k6-runner-image/internal/wire"
)

func TestVersionIsThatOfTheModule(t *testing.T) {
	mod, err := os.ReadFile("../../go.mod")
	if err != nil || !strings.Contains(string(mod), "go.k6.io/k6/v2 v"+wire.K6Version+"\n") {
		t.Errorf("%s is not in go.mod (%v)", wire.K6Version, err)
	}
}

func TestEntryModuleQuotesThePath(t *testing.T) {
	text := entryModule(`/a b/"c".js`)
	if !strings.Contains(text, `"file:///a%20b/%22c%22.js"`) {
		t.Error(text)
	}
}

func TestSummaryIsOnlyDisabledWhereNobodyCanWantIt(t *testing.T) {
	for script, want := range map[string]bool{
		"export default function () {}":                            false,
		"export function handleSummary(d) {}":                      true,
		"export { handleSummary } from './x.js'":                   true,
		"export  * from './x.js'":                                  true,
		"module.exports = require('./x.js')":                       true,
		"export const options = {}; export function teardown() {}": false,
	} {
		file := filepath.Join(t.TempDir(), "test.js")
		_ = os.WriteFile(file, []byte(script), 0o600)
		if got := mayHandleSummary(file); got != want {
			t.Errorf("%s: %v", script, got)
		}
	}
}

func TestLifecycleFailures(t *testing.T) {
	for _, c := range []struct {
		function, detail, reason string
		code                     int
	}{
		{"setup", "Error: boom\n\tat setup (test.js:1:1)", "SetupFailed", 107},
		{"setup", "setup() execution timed out after 1 seconds", "SetupTimeout", 100},
		{"setup", "test aborted: x", "ScriptAborted", 108},
		{"teardown", "teardown() execution timed out after 1 seconds", "TeardownFailed", 101},
		{"teardown", "Error: boom", "TeardownFailed", 107},
	} {
		got, ok := lifecycleFailure(c.function, &v1.Error{Detail: c.detail})
		if !ok || got.Reason != c.reason || got.Code != c.code {
			t.Errorf("%+v: %+v", c, got)
		}
	}
	if _, ok := lifecycleFailure("setup", errors.New("connection reset")); ok {
		t.Error("k6 did not answer")
	}
}

func TestProgressStaysWithinItsBudget(t *testing.T) {
	s := newStdout(&strings.Builder{}, "n")
	written, hour := 0, time.Hour
	for second := range 3600 {
		if s.affordable(time.Duration(second)*time.Second, hour) {
			s.spent(frame.Frame{Lines: []string{strings.Repeat("x", 9999)}})
			written += 10_000
		}
	}
	if written > progressBudget+progressBurst+10_000 || written < progressBudget/2 {
		t.Errorf("%d bytes", written)
	}
	if newStdout(nil, "n").affordable(0, 0) != true {
		t.Error("a run of unknown length may report")
	}
}

func TestConsoleCannotPassForK6(t *testing.T) {
	c := newChatter(func(string) {}, 1000)
	c.readJSON(strings.NewReader(`{"level":"error","msg":"from k6","hint":"try again"}
{"level":"error","msg":"from the script","source":"console"}
panic: runtime error
`))
	last, _, crash := c.messages()
	if last != "from k6 (hint: try again)" || crash != "panic: runtime error" {
		t.Errorf("%q, %q", last, crash)
	}
}
