package bridge

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"sync"
	"syscall"
)

// Child is the k6 process's end of the bridge.
type Child struct {
	Config   Config
	Commands <-chan Command // closed when the supervisor is gone

	mu  sync.Mutex
	out *json.Encoder
}

// Open returns the bridge of this process, nil if no supervisor started it.
func Open() (*Child, error) {
	if os.Getenv(Variable) == "" {
		return nil, nil
	}
	if err := os.Unsetenv(Variable); err != nil {
		return nil, err
	}
	syscall.CloseOnExec(ToSupervisorFD)
	syscall.CloseOnExec(FromSupervisorFD)
	in := json.NewDecoder(bufio.NewReader(os.NewFile(FromSupervisorFD, "from-supervisor")))
	out := json.NewEncoder(os.NewFile(ToSupervisorFD, "to-supervisor"))
	out.SetEscapeHTML(false)
	commands := make(chan Command, 4)
	c := &Child{Commands: commands, out: out}
	if err := in.Decode(&c.Config); err != nil {
		return nil, fmt.Errorf("reading the configuration from the supervisor: %w", err)
	}
	go func() {
		defer close(commands)
		for {
			var next Command
			if in.Decode(&next) != nil {
				return
			}
			commands <- next
		}
	}()
	return c, nil
}

// Send writes one message. Its error is not returned: without a supervisor nobody is left to tell.
func (c *Child) Send(m Message) {
	c.mu.Lock()
	defer c.mu.Unlock()
	_ = c.out.Encode(m)
}
