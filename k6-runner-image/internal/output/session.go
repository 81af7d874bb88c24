// Package output is the part that lives inside the k6 process: the JS module that the entry module imports, which
// merges the options and checks the plan before any load, and the output, which aggregates the samples.
package output

import (
	"fmt"
	"os"
	"sync"
	"time"

	"go.k6.io/k6/v2/js/modules"
	"go.k6.io/k6/v2/metrics"
	"go.k6.io/k6/v2/output"

	"loadtest.dev/k6-runner-image/internal/aggregate"
	"loadtest.dev/k6-runner-image/internal/bridge"
	"loadtest.dev/k6-runner-image/internal/wire"
)

// session is what module and output share in one k6 process.
type session struct {
	bridge *bridge.Child

	mu        sync.Mutex
	described *described // nil until the script's init code has run once

	aggregate *aggregate.Aggregate
	ready     wire.Ready
	regularMs int64         // from the release to the planned end of the load, without graceful stops
	released  chan struct{} // closed at the release
	finish    chan struct{} // closed when the supervisor lets k6 end
}

// described is what the init code of the script revealed.
type described struct {
	registry   *metrics.Registry
	settings   aggregate.Settings
	thresholds []wire.ScriptThreshold
	functions  map[string]bool
}

// Register adds the extensions to k6. Without a supervisor they only explain themselves when used.
func Register(child *bridge.Child) {
	s := &session{bridge: child, released: make(chan struct{}), finish: make(chan struct{})}
	modules.Register("k6/x/loadtest", &module{session: s})
	output.RegisterExtension("loadtest", s.newOutput)
	if child != nil {
		holdBallast()
		go s.obey()
	}
}

// obey carries out the supervisor's commands. When the supervisor is gone, k6 must not go on sending load.
func (s *session) obey() {
	for c := range s.bridge.Commands {
		switch {
		case c.ReleaseMs != 0:
			s.aggregate.Release(time.UnixMilli(c.ReleaseMs))
			s.bridge.Send(bridge.Message{Released: true})
			close(s.released)
		case c.Finish:
			close(s.finish)
		}
	}
	os.Exit(1)
}

// refuse tells the supervisor why the plan cannot be run, and returns the same as an error.
func (s *session) refuse(reason, format string, args ...any) error {
	message := fmt.Sprintf(format, args...)
	s.bridge.Send(bridge.Message{Refused: &bridge.Refused{Reason: reason, Message: message}})
	return fmt.Errorf("%s: %s", reason, message)
}
