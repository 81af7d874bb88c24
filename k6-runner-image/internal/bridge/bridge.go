// Package bridge is how the supervisor and the k6 process talk: JSON lines over two inherited pipes. Not over
// k6's standard output, which belongs to the script; and not over files or the environment, which scripts can read.
package bridge

import (
	"encoding/json"

	"loadtest.dev/k6-runner-image/internal/plan"
	"loadtest.dev/k6-runner-image/internal/wire"
)

// The pipes in the k6 process, and the variable that announces them; it is removed before k6 copies the environment.
const (
	ToSupervisorFD   = 3
	FromSupervisorFD = 4
	Variable         = "LOADTEST_K6_CHILD"
)

// Config is the first line to the k6 process: the plan without its nonce.
type Config struct {
	Index          int                        `json:"index"`
	Runners        int                        `json:"runners"`
	Options        map[string]json.RawMessage `json:"options"`
	Scenarios      json.RawMessage            `json:"scenarios,omitempty"`
	Stages         []plan.Stage               `json:"stages"`
	Selectors      []string                   `json:"selectors"`
	Thresholds     []plan.Threshold           `json:"thresholds"`
	AbortSelectors []string                   `json:"abortSelectors"`
	ProgressMs     int64                      `json:"progressMs"`
	TimelinePoints int                        `json:"timelinePoints"`
	MaxDurationMs  int64                      `json:"maxDurationMs"`
}

// Command is a later line to the k6 process: exactly one field is set.
type Command struct {
	ReleaseMs int64 `json:"releaseMs,omitempty"` // the load starts now; the origin of the stages
	Finish    bool  `json:"finish,omitempty"`    // the load has ended and teardown is done: end
}

// Message is a line from the k6 process: exactly one field is set.
type Message struct {
	Described *Described     `json:"described,omitempty"`
	Refused   *Refused       `json:"refused,omitempty"`
	StepMs    int64          `json:"stepMs,omitempty"` // of the time line; known before Ready
	Ready     *wire.Ready    `json:"ready,omitempty"`
	Released  bool           `json:"released,omitempty"` // the command of the release is carried out
	Progress  *wire.Progress `json:"progress,omitempty"`
	EndedMs   int64          `json:"endedMs,omitempty"` // the load has ended; waits for Finish
	Measured  *Measured      `json:"measured,omitempty"`
}

// Described is known once the script's init code has run.
type Described struct {
	HasHandleSummary bool `json:"hasHandleSummary"`
}

// Refused says why the plan cannot be run with this script.
type Refused struct {
	Reason  string `json:"reason"`
	Message string `json:"message"`
}

// Measured is everything the k6 process aggregated.
type Measured struct {
	Metrics           []wire.Metric `json:"metrics"`
	Timeline          wire.Timeline `json:"timeline"`
	Errors            []wire.Error  `json:"errors"`
	Requests          float64       `json:"requests"`
	Failed            uint64        `json:"failed"`
	P95Ms             float64       `json:"p95Ms"`
	Iterations        float64       `json:"iterations"`
	DroppedIterations float64       `json:"droppedIterations"`
	GoSchedulingP99Ms float64       `json:"goSchedulingP99Ms"`
}
