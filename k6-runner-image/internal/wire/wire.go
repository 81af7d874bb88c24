// Package wire holds the JSON messages of docs/runner-protocol.md. All times are epoch ms of the runner's clock, all
// durations ms, unless a name says otherwise.
package wire

import "loadtest.dev/k6-runner-image/internal/histogram"

// Protocol is the version of the runner protocol that this runner speaks.
const Protocol = 1

// K6Version is the version of k6 inside; a test compares it with go.mod.
const K6Version = "2.2.0"

// Ready says what will be run, before any load.
type Ready struct {
	Protocol         int               `json:"protocol"`
	Index            int               `json:"index"`
	K6               string            `json:"k6"`
	ControlPort      int               `json:"controlPort"`
	MaxVUs           uint64            `json:"maxVUs"`
	DurationMs       int64             `json:"durationMs"`
	Scenarios        []Scenario        `json:"scenarios"`
	Metrics          []MetricName      `json:"metrics"`
	ScriptThresholds []ScriptThreshold `json:"scriptThresholds"`
	HasSetup         bool              `json:"hasSetup"`
	HasTeardown      bool              `json:"hasTeardown"`
}

// Scenario is one of k6's scenarios after all options are merged.
type Scenario struct {
	Name     string `json:"name"`
	Executor string `json:"executor"`
	Exec     string `json:"exec"`
}

// MetricName is a metric registered in the init context.
type MetricName struct {
	Name     string `json:"name"`
	Type     string `json:"type"`
	Contains string `json:"contains"`
}

// ScriptThreshold is a threshold that the script itself exports.
type ScriptThreshold struct {
	Metric         string `json:"metric"`
	Expression     string `json:"expression"`
	AbortOnFail    bool   `json:"abortOnFail"`
	DelayAbortEval string `json:"delayAbortEval,omitempty"`
}

// Progress is cumulative but for Recent.
type Progress struct {
	Index             int      `json:"index"`
	Seq               int      `json:"seq"`
	ElapsedMs         int64    `json:"elapsedMs"`
	RemainingMs       int64    `json:"remainingMs"`
	VUs               float64  `json:"vus"`
	Iterations        float64  `json:"iterations"`
	DroppedIterations float64  `json:"droppedIterations"`
	Requests          float64  `json:"requests"`
	Failed            uint64   `json:"failed"`
	Draining          bool     `json:"draining,omitempty"` // the load has ended; the runner waits for POST /v1/teardown
	Recent            Recent   `json:"recent"`
	Abort             []Series `json:"abort"`
}

// Recent is what was measured since the progress before.
type Recent struct {
	Ms       int64   `json:"ms"`
	Requests float64 `json:"requests"`
	Failed   uint64  `json:"failed"`
	Duration Trend   `json:"duration"`
}

// Result is the last word of a runner.
type Result struct {
	Protocol int      `json:"protocol"`
	Run      string   `json:"run"`
	Index    int      `json:"index"`
	Runners  int      `json:"runners"`
	Exit     Exit     `json:"exit"`
	Times    Times    `json:"times"`
	Ready    *Ready   `json:"ready"`
	Metrics  []Metric `json:"metrics"`
	Timeline Timeline `json:"timeline"`
	Evidence Evidence `json:"evidence"`
	Errors   []Error  `json:"errors"`
	Log      Log      `json:"log"`
}

// Exit is how k6 ended and why.
type Exit struct {
	Code    int    `json:"code"`
	Signal  string `json:"signal"`
	Reason  string `json:"reason"`
	Message string `json:"message"`
}

// Times are 0 where the runner never came so far.
type Times struct {
	StartedMs  int64 `json:"startedMs"`
	ReadyMs    int64 `json:"readyMs"`
	ReleasedMs int64 `json:"releasedMs"`
	EndedMs    int64 `json:"endedMs"`
	MeasuredMs int64 `json:"measuredMs"`
}

// Metric is one metric with its series.
type Metric struct {
	Name     string   `json:"name"`
	Type     string   `json:"type"`
	Contains string   `json:"contains"`
	Invalid  uint64   `json:"invalid"`
	Series   []Series `json:"series"`
}

// Series is one selector and stage of a metric; exactly one of the four kinds is present. Metric is set only in progress.
type Series struct {
	Metric   string   `json:"metric,omitempty"`
	Selector string   `json:"selector"`
	Stage    string   `json:"stage"`
	Trend    *Trend   `json:"trend,omitempty"`
	Counter  *Counter `json:"counter,omitempty"`
	Rate     *Rate    `json:"rate,omitempty"`
	Gauge    *Gauge   `json:"gauge,omitempty"`
}

// Trend is the distribution of a Trend metric.
type Trend struct {
	Count uint64            `json:"count"`
	Sum   float64           `json:"sum"`
	Min   float64           `json:"min"`
	Max   float64           `json:"max"`
	Hist  histogram.Encoded `json:"hist"`
}

// Counter is the sum of a Counter and the number of its samples.
type Counter struct {
	Sum   float64 `json:"sum"`
	Count uint64  `json:"count"`
}

// Rate counts the samples of a Rate that were not zero.
type Rate struct {
	Trues uint64 `json:"trues"`
	Total uint64 `json:"total"`
}

// Gauge is the last value by time with the extremes.
type Gauge struct {
	Last   float64 `json:"last"`
	LastMs int64   `json:"lastMs"`
	Min    float64 `json:"min"`
	Max    float64 `json:"max"`
}

// Timeline is the run in equal steps.
type Timeline struct {
	StepMs int64   `json:"stepMs"`
	Points []Point `json:"points"`
}

// Point is one step; requests and iterations count by the time at which they started.
type Point struct {
	AtMs       int64              `json:"atMs"`
	Requests   float64            `json:"requests"`
	Failed     uint64             `json:"failed"`
	VUs        float64            `json:"vus"`
	Iterations float64            `json:"iterations"`
	Dropped    float64            `json:"dropped"`
	Duration   histogram.Encoded  `json:"duration"`
	Errors     map[string]uint64  `json:"errors,omitempty"`
	Probe      *histogram.Encoded `json:"probe,omitempty"` // coarse, of the control probe's calls
}

// Error is one kind of failed request.
type Error struct {
	Kind   string `json:"kind"`
	Code   string `json:"code"`
	Status string `json:"status"`
	Count  uint64 `json:"count"`
}

// Evidence is what the runner saw of its own machine; percentages are of the CPUs available to it. Maxima are over
// windows of 1 s, and their ...AtMs is the end of that window in ms since the release.
type Evidence struct {
	CPUPercentMax           float64  `json:"cpuPercentMax"`
	CPUPercentMaxAtMs       int64    `json:"cpuPercentMaxAtMs"`
	CPUPercentMean          float64  `json:"cpuPercentMean"`
	CPUs                    float64  `json:"cpus"`
	StealPercentMax         float64  `json:"stealPercentMax"`
	StealPercentMaxAtMs     int64    `json:"stealPercentMaxAtMs"`
	StealPercentMean        float64  `json:"stealPercentMean"`
	ThrottledPercent        float64  `json:"throttledPercent"`
	ThrottledPercentMax     float64  `json:"throttledPercentMax"`
	ThrottledPercentMaxAtMs int64    `json:"throttledPercentMaxAtMs"`
	RunQueueMsPerS          float64  `json:"runQueueMsPerS"`
	RunQueueMsPerSMax       float64  `json:"runQueueMsPerSMax"`
	RunQueueMsPerSMaxAtMs   int64    `json:"runQueueMsPerSMaxAtMs"`
	CPUPressurePercent      *float64 `json:"cpuPressurePercent,omitempty"` // absent where the kernel does not tell
	GoSchedulingP99Ms       float64  `json:"goSchedulingP99Ms"`
	MemoryBytesMax          uint64   `json:"memoryBytesMax"`
	MemoryBytesMaxAtMs      int64    `json:"memoryBytesMaxAtMs"`
	MemoryLimitBytes        uint64   `json:"memoryLimitBytes"`
	DroppedIterations       float64  `json:"droppedIterations"`
	Probe                   *Probe   `json:"probe,omitempty"` // absent without a control probe in the plan
}

// Probe is what the calls of the control probe showed; Duration has those that were answered.
type Probe struct {
	Count    uint64 `json:"count"`
	Failed   uint64 `json:"failed"`
	Duration Trend  `json:"duration"`
}

// Log counts the lines that k6 and the script printed.
type Log struct {
	Lines        int `json:"lines"`
	DroppedLines int `json:"droppedLines"`
}

// Termination is the container's termination message, the second way for the main numbers.
type Termination struct {
	Protocol   int     `json:"protocol"`
	Nonce      string  `json:"nonce"`
	Digest     string  `json:"digest"`
	Parts      int     `json:"parts"`
	Exit       Exit    `json:"exit"`
	Requests   float64 `json:"requests"`
	Failed     uint64  `json:"failed"`
	P95Ms      float64 `json:"p95Ms"`
	Iterations float64 `json:"iterations"`
}
