package integration

import (
	"strings"
	"testing"
)

const simple = `import http from "k6/http"; export default function () { http.get("TARGET/"); }`

// Every way in which a script or plan can be wrong has its reason, k6's code, and a message that helps.
func TestFailuresHaveTheirReason(t *testing.T) {
	t.Parallel()
	second := constantVUs(1, "1s")
	for name, c := range map[string]struct {
		script  string
		plan    plan
		reason  string
		code    int
		message string
		ready   bool
	}{
		"syntax error":      {"export default function () { let x = ; }", nil, "ScriptError", 107, "test.js: Line 1:38", false},
		"exception in init": {"throw new Error('boom');\nexport default function () {}", nil, "ScriptError", 107, "test.js:1:", false},
		"missing module":    {`import x from "./gone.js"; export default function () {}`, nil, "ScriptError", 107, "gone.js", false},
		"unknown extension": {`import x from "k6/x/gone"; export default function () {}`, nil, "ScriptError", 107, "k6/x/gone", false},
		"missing data file": {`open("./gone.csv"); export default function () {}`, nil, "ScriptError", 107, "gone.csv", false},
		"no functions":      {`export const x = 1;`, nil, "ScriptError", 255, "no exported functions", false},
		"missing script":    {"", plan{"script": "gone.js"}, "ScriptNotFound", 0, "gone.js", false},
		"bad options":       {simple, plan{"options": map[string]any{"rps": "many"}}, "ConfigurationError", 104, `"many"`, false},
		"bad executor": {simple, plan{"scenarios": map[string]any{"load": map[string]any{"executor": "gone"}}},
			"ConfigurationError", 104, "gone", false},
		"scenarios twice": {`export const options = {scenarios: {mine: {executor: "constant-vus", vus: 1, duration: "1s"}}};` + simple,
			plan{"scenarios": second}, "ScriptHasScenarios", 104, "mine", false},
		"no default function": {`export function browse() {}`, plan{"scenarios": second}, "ConfigurationError", 104,
			`scenario "load" runs function "default", which the script does not export; it exports browse`, false},
		"unknown metric": {simple, plan{"thresholds": []any{map[string]any{"name": "x", "metric": "gone", "expression": "rate<1"}}},
			"BadThreshold", 104, `threshold "x": no metric "gone"`, false},
		"wrong aggregation": {simple, plan{"thresholds": []any{map[string]any{"name": "x", "metric": "http_reqs", "expression": "p(95)<1"}}},
			"BadThreshold", 104, "unsupported aggregation method p on metric of type counter", false},
		"malformed threshold": {simple, plan{"thresholds": []any{map[string]any{"name": "x", "metric": "http_reqs", "expression": "count is 1"}}},
			"BadThreshold", 104, "count is 1", false},
		"unknown stage": {simple, plan{"selectors": []any{"http_reqs{stage:gone}"}}, "BadThreshold", 104, `no stage "gone"`, false},
		"script's threshold": {`export const options = {thresholds: {gone: ["rate<1"]}};` + simple, nil,
			"BadThreshold", 104, `threshold of the script: no metric "gone"`, false},
		"too few VUs": {simple, plan{"scenarios": second, "runners": 4, "sequence": "0,1/4,2/4,3/4,1"},
			"ImpossiblePlan", 104, "runner 1 of 4", false},
		"scenarios beyond the limit": {`export const options = {duration: "2m"};` + simple, plan{"maxDurationMs": 60_000},
			"ImpossiblePlan", 104, "take up to 2m30s, longer than the 1m0s", false},
		"exception in setup": {"export function setup() {\n throw new Error('boom');\n}\n" + simple, nil,
			"SetupFailed", 107, "Error: boom\n\tat setup (file://", true},
		"slow setup": {`import {sleep} from "k6"; export const options = {setupTimeout: "300ms"};
			export function setup() { sleep(5); }` + simple, nil, "SetupTimeout", 100, "setup() execution timed out", true},
		"abort in setup": {`import exec from "k6/execution"; export function setup() { exec.test.abort("enough"); }` + simple, nil,
			"ScriptAborted", 108, "enough", true},
		"exception in teardown": {"export function teardown() { throw new Error('boom'); }\n" + simple, nil,
			"TeardownFailed", 107, "boom", true},
		"abort": {`import exec from "k6/execution"; export default function () { exec.test.abort("enough"); }`, nil,
			"ScriptAborted", 108, "test aborted: enough", true},
		"marked as failed": {`import exec from "k6/execution"; export default function () { exec.test.fail("not good"); }`, nil,
			"MarkedFailed", 110, "not good", true},
		"never released":        {simple, plan{"hold": true, "holdTimeoutMs": 700}, "NeverReleased", 103, "700ms", true},
		"too long":              {simple, plan{"scenarios": constantVUs(1, "30s"), "maxDurationMs": 800}, "DurationExceeded", 103, "800 ms", true},
		"init code without end": {`while (true) {}; export default function () {}`, plan{"holdTimeoutMs": 700}, "Unknown", 143, "700ms", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := files{}
			if c.script != "" {
				f["test.js"] = c.script
			}
			index := "0"
			if name == "too few VUs" {
				index = "1" // the only VU is runner 0's
			}
			e := run(t, f, c.plan, "--index", index)
			x := e.result.Exit
			if x.Reason != c.reason || x.Code != c.code || !strings.Contains(x.Message, c.message) {
				t.Errorf("got %+v\nwant %s, %d, %q\nlines %q", x, c.reason, c.code, c.message, e.lines)
			}
			if (e.ready != nil) != c.ready {
				t.Errorf("ready: %v", e.ready)
			}
			if e.termination.Exit.Reason != c.reason {
				t.Errorf("termination message: %+v", e.termination)
			}
			if !c.ready && len(e.result.Metrics) != 0 {
				t.Errorf("load was sent: %+v", e.result.Metrics)
			}
		})
	}
}
