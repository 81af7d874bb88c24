package integration

import (
	"bufio"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.k6.io/k6/v2/metrics"

	"loadtest.dev/k6-runner-image/internal/histogram"
	"loadtest.dev/k6-runner-image/internal/wire"
)

func trendOf(t *testing.T, w *wire.Trend) *histogram.Trend {
	t.Helper()
	h, err := histogram.Decode(histogram.Fine, w.Hist)
	if err != nil {
		t.Fatal(err)
	}
	if h.Count() != w.Count {
		t.Fatalf("%d values in the histogram, count %d", h.Count(), w.Count)
	}
	return &histogram.Trend{Count: w.Count, Sum: w.Sum, Min: w.Min, Max: w.Max, Hist: h}
}

// A sample counts to the stage in which it started, also when it ends in the next one or after the last.
func TestSamplesCountToTheStageOfTheirStart(t *testing.T) {
	t.Parallel()
	o := run(t, files{"test.js": `
		import http from "k6/http"; import { Trend } from "k6/metrics"; const own = new Trend("own");
		export default function () { http.get("TARGET/slow"); own.add(1); }`},
		plan{
			"scenarios": map[string]any{"load": map[string]any{"executor": "per-vu-iterations", "vus": 1, "iterations": 2}},
			"stages": []any{
				map[string]any{"name": "a", "startMs": 0, "endMs": 200}, map[string]any{"name": "b", "startMs": 200, "endMs": 600},
			},
			"selectors": []any{"http_req_duration{expected_response:true,stage:b}", "http_req_waiting{stage: a}"},
		})
	for _, c := range []struct {
		metric, selector, stage string
		count                   uint64
	}{
		{"http_req_duration", "", "", 2}, {"http_req_duration", "", "a", 1}, {"http_req_duration", "", "b", 1},
		{"http_req_duration", "expected_response:true", "b", 1}, {"http_req_waiting", "", "a", 1},
		{"iteration_duration", "", "a", 1}, {"own", "", "b", 2},
	} {
		if got := o.series(t, c.metric, c.selector, c.stage).Trend.Count; got != c.count {
			t.Errorf("%+v: %d", c, got)
		}
	}
	if _, kept := o.find("http_req_waiting", "", "b"); kept {
		t.Error("http_req_waiting of stage b was not asked for")
	}
	if c := o.series(t, "http_reqs", "", "b").Counter; c.Sum != 1 || c.Count != 1 {
		t.Errorf("http_reqs of b: %+v", c)
	}
}

// setup() and teardown() count to the run and to no stage; groups, checks and failures are there.
func TestScriptWithEverything(t *testing.T) {
	t.Parallel()
	o := run(t, files{
		"data.json": `{"user": "ann"}`, "lib/pages.js": `export const page = "TARGET/fail";`,
		"test.js": `
		import http from "k6/http"; import { check, group } from "k6"; import { Counter, Gauge, Rate } from "k6/metrics";
		import { page } from "./lib/pages.js";
		const data = JSON.parse(open("./data.json")); const sold = new Counter("sold"), level = new Gauge("level"), fine = new Rate("fine");
		export const options = { iterations: 4, vus: 2, thresholds: { "sold{item:book}": ["count>0"] } };
		export function setup() { http.get("TARGET/"); return data; }
		export default function (d) {
			group("buy", () => { check(http.get(page), { "is 200": (r) => r.status === 200, "is ann": () => d.user === "ann" }); });
			sold.add(2, { item: "book" }); sold.add(1, { item: "pen" }); level.add(__ITER); fine.add(true);
		}
		export function teardown(d) { http.get("TARGET/"); console.log("bye " + d.user); }
		export function handleSummary(d) { return { stdout: "requests " + d.metrics.http_reqs.values.count + "\n#LT1 " } }`,
	}, plan{"stages": []any{map[string]any{"name": "all", "startMs": 0, "endMs": 1000}},
		"selectors": []any{"checks{check:is ann}", "http_req_duration{group:::buy}"}})
	x := o.result
	if x.Exit.Reason != "" || x.Exit.Code != 0 || o.termination.Requests != 6 || o.termination.Failed != 4 {
		t.Errorf("%+v %+v", x.Exit, o.termination)
	}
	if all, stage := o.series(t, "http_reqs", "", "").Counter, o.series(t, "http_reqs", "", "all").Counter; all.Sum != 6 || stage.Sum != 4 {
		t.Errorf("requests %+v, of the stage %+v", all, stage)
	}
	if r := o.series(t, "checks", "check:is ann", "").Rate; r.Trues != 4 || r.Total != 4 {
		t.Errorf("check %+v", r)
	}
	if r := o.series(t, "checks", "", "all").Rate; r.Trues != 4 || r.Total != 8 {
		t.Errorf("checks %+v", r)
	}
	if s := o.series(t, "http_req_duration", "group:::buy", ""); s.Trend.Count != 4 {
		t.Errorf("group %+v", s)
	}
	if c := o.series(t, "sold", "item:book", "").Counter; c.Sum != 8 || c.Count != 4 {
		t.Errorf("a threshold of the script keeps its series: %+v", c)
	}
	if g := o.series(t, "level", "", "").Gauge; g.Min != 0 || g.Max < 1 {
		t.Errorf("gauge %+v", g)
	}
	if len(x.Errors) != 1 || x.Errors[0] != (wire.Error{Kind: "HTTP status 500", Code: "1500", Status: "500", Count: 4}) {
		t.Errorf("errors %+v", x.Errors)
	}
	if p := x.Timeline.Points; len(p) != 1 || p[0].Requests != 4 || p[0].Failed != 4 || p[0].Errors["1500"] != 4 {
		t.Errorf("timeline %+v", p)
	}
	text := strings.Join(o.lines, "\n")
	if !strings.Contains(text, "k6| INFO bye ann") || !strings.Contains(text, "k6| requests 6\nk6| #LT1 ") {
		t.Errorf("lines %q", o.lines)
	}
	if !o.ready.HasSetup || !o.ready.HasTeardown || o.ready.ScriptThresholds[0].Metric != "sold{item:book}" {
		t.Errorf("ready %+v", o.ready)
	}
}

// A mount of a ConfigMap: links to links in a read-only directory, which is not the working directory.
func TestMountedConfigMap(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	version := filepath.Join(dir, "..2026_01_01")
	if err := os.Mkdir(version, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"test.js": `import { n } from "./n.js"; export const options = { iterations: n }; const d = open("./d.txt"); export default function () { console.log("d=" + d); }`,
		"n.js":    `export const n = 1;`, "d.txt": "seven",
	} {
		_ = os.WriteFile(filepath.Join(version, name), []byte(text), 0o444)
		_ = os.Symlink(filepath.Join("..data", name), filepath.Join(dir, name))
	}
	_ = os.Symlink("..2026_01_01", filepath.Join(dir, "..data"))
	_ = os.Chmod(dir, 0o555)
	o := startIn(t, dir, nil, nil).wait()
	if o.result.Exit.Reason != "" || strings.Join(o.lines, "|") != "k6| INFO d=seven" {
		t.Errorf("%+v %q", o.result.Exit, o.lines)
	}
}

// Scripts of all shapes run: own scenarios, named functions only, CommonJS, TypeScript, options in another module.
func TestShapesOfScripts(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		file, script string
		plan         plan
		iterations   float64
	}{
		"own scenarios": {"test.js", `export const options = {scenarios: {a: {executor: "shared-iterations", iterations: 3, exec: "one"},
			b: {executor: "per-vu-iterations", vus: 2, iterations: 1, exec: "two"}}}; export function one() {} export function two() {}`, nil, 5},
		"named function": {"test.js", `export const options = {vus: 7, duration: "1m"}; export function one() {}`,
			plan{"scenarios": map[string]any{"load": map[string]any{"executor": "shared-iterations", "iterations": 2, "exec": "one"}}}, 2},
		"common js":  {"test.js", `module.exports.default = function () {}; module.exports.options = {iterations: 2};`, nil, 2},
		"typescript": {"test.ts", `export const options: object = {iterations: 2}; export default function (): void {}`, nil, 2},
		"options read by the script": {"test.js", `export const options = {vus: 9, iterations: 9, tags: {x: "y"}};
			export default function () { if (options.vus !== undefined && options.vus !== null || options.tags.x !== "y") throw new Error(JSON.stringify(options)); }`,
			plan{"scenarios": map[string]any{"load": map[string]any{"executor": "shared-iterations", "iterations": 1}}}, 1},
		"no options": {"test.js", `export default function () {}`, nil, 1},
		"overridden options": {"test.js", `export const options = {iterations: 5}; export default () => {}`,
			plan{"options": map[string]any{"iterations": 2}}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := plan{"script": c.file}
			for key, value := range c.plan {
				p[key] = value
			}
			o := run(t, files{c.file: c.script}, p)
			if o.termination.Iterations != c.iterations || o.result.Exit.Reason != "" || len(o.lines) > 0 {
				t.Errorf("%+v %v %q", o.result.Exit, o.termination.Iterations, o.lines)
			}
		})
	}
}

// The percentiles are those of k6's own sink over the raw samples.
func TestPercentilesMatchRawSamples(t *testing.T) {
	t.Parallel()
	o := run(t, files{"test.js": `
		import { Trend } from "k6/metrics"; const own = new Trend("own");
		export const options = { iterations: 2000, vus: 2 };
		export default function () { const v = Math.exp(Math.random() * 20 - 10) * (Math.random() < 0.1 ? -1 : 1); own.add(v); console.log("v=" + v); }`},
		plan{"limits": map[string]any{"logBytes": 4 << 20}})
	sink := metrics.NewTrendSink()
	for _, line := range o.lines {
		if text, ok := strings.CutPrefix(line, "k6| INFO v="); ok {
			var v float64
			if json.Unmarshal([]byte(text), &v) == nil {
				sink.Add(metrics.Sample{Value: v})
			}
		}
	}
	comparePercentiles(t, sink, trendOf(t, o.series(t, "own", "", "").Trend), 2000)
}

// The same for HTTP durations, against the raw samples of k6's JSON output in the same run.
func TestPercentilesMatchJSONOutput(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	raw := filepath.Join(dir, "raw.json")
	script := strings.ReplaceAll(`export const options = { iterations: 500, vus: 2 };`+simple, "TARGET", target.URL)
	if err := os.WriteFile(filepath.Join(dir, "test.js"), []byte(script), 0o644); err != nil {
		t.Fatal(err)
	}
	o := startIn(t, dir, nil, []string{"env", "K6_OUT=json=" + raw}).wait()
	file, err := os.Open(raw)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	sink := metrics.NewTrendSink()
	for in := bufio.NewScanner(file); in.Scan(); {
		var point struct {
			Type, Metric string
			Data         struct{ Value float64 }
		}
		if json.Unmarshal(in.Bytes(), &point) == nil && point.Type == "Point" && point.Metric == "http_req_duration" {
			sink.Add(metrics.Sample{Value: point.Data.Value})
		}
	}
	comparePercentiles(t, sink, trendOf(t, o.series(t, "http_req_duration", "", "").Trend), 500)
}

func comparePercentiles(t *testing.T, sink *metrics.TrendSink, trend *histogram.Trend, count uint64) {
	t.Helper()
	if sink.Count() != count || trend.Count != count || sink.Min() != trend.Min || sink.Max() != trend.Max {
		t.Fatalf("count %d, %d; min %v, %v; max %v, %v", sink.Count(), trend.Count, sink.Min(), trend.Min, sink.Max(), trend.Max)
	}
	for _, p := range []float64{0, 0.1, 1, 5, 10, 25, 50, 75, 90, 95, 99, 99.9, 100} {
		want, got := sink.P(p/100), trend.Percentile(p)
		if math.Abs(got-want) > 0.001*math.Abs(want) {
			t.Errorf("p(%v): %v, not %v", p, got, want)
		}
	}
}

// Chatter is bounded in total, keeps both ends, and cannot forge a frame.
func TestChatterIsBounded(t *testing.T) {
	t.Parallel()
	o := run(t, files{"test.js": `export const options = { iterations: 20000, vus: 1 };
		export default function () { console.log("#LT1 ` + nonce + ` result 1 1/1 x line " + __ITER); if (__ITER == 5) console.log("x".repeat(200000)); }`},
		plan{"limits": map[string]any{"logBytes": 20000}})
	total := 0
	for _, line := range o.lines {
		total += len(line) + 1
		if !strings.HasPrefix(line, "k6| ") || len(line) > 4096 {
			t.Fatalf("line %.100q", line)
		}
	}
	if total > 21000 || o.result.Log.Lines != 20001 || o.result.Log.DroppedLines == 0 {
		t.Errorf("%d bytes, %+v", total, o.result.Log)
	}
	if !strings.Contains(o.lines[0], "line 0") || !strings.Contains(o.lines[len(o.lines)-1], "line 19999") {
		t.Errorf("first %q, last %q", o.lines[0], o.lines[len(o.lines)-1])
	}
}

func TestProgressAddsUp(t *testing.T) {
	t.Parallel()
	o := run(t, files{"test.js": simple}, plan{
		"scenarios": constantVUs(1, "1500ms"), "progressMs": 300, "abortSelectors": []any{"http_req_failed", "http_req_duration{stage:a}"},
		"stages": []any{map[string]any{"name": "a", "startMs": 0, "endMs": 1500}},
	})
	sum := 0.0
	for i, p := range o.progress {
		sum += p.Recent.Requests
		if p.Seq != i+1 || p.Requests != sum || p.Abort[0].Metric != "http_req_failed" || p.Abort[1].Stage != "a" {
			t.Errorf("progress %d: %+v, sum %v", i, p, sum)
		}
	}
	if len(o.progress) < 4 || sum > o.termination.Requests {
		t.Errorf("%d frames, %v of %v requests", len(o.progress), sum, o.termination.Requests)
	}
}
