package supervisor

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	"loadtest.dev/k6-runner-image/internal/wire"
)

const (
	linePrefix = "k6| "
	maxLine    = 4 << 10
	readBuffer = 64 << 10
)

// chatter forwards what k6 and the script print, bounded in total: the first half of the budget at once, of the rest
// the last half at the end. It also remembers k6's own last error, the only place where k6 says why it did not start.
type chatter struct {
	print func(string)

	mu            sync.Mutex
	head          int // bytes left of the first half
	tail          []string
	tailBytes     int
	tailMax       int
	counts        wire.Log
	forwardStdout bool
	lastError     string
	failNote      string
	crash         string
}

func newChatter(print func(string), budget int) *chatter {
	return &chatter{print: print, head: budget / 2, tailMax: budget / 2}
}

// allowStdout lets standard output through: there k6 prints only summaries, wanted only from the script's handleSummary.
func (c *chatter) allowStdout() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.forwardStdout = true
}

func (c *chatter) readText(from io.Reader) {
	eachLine(from, func(line []byte) {
		c.mu.Lock()
		defer c.mu.Unlock()
		if c.forwardStdout {
			c.forward(string(line))
		}
	})
}

// readJSON reads k6's log. What is no JSON is a crash of the Go runtime.
func (c *chatter) readJSON(from io.Reader) {
	eachLine(from, func(line []byte) {
		c.mu.Lock()
		defer c.mu.Unlock()
		if c.head <= 0 && bytes.Contains(line, []byte(`"source":"console"`)) {
			c.forward(string(line)) // decoded only if it survives to the end
			return
		}
		var entry map[string]any
		if json.Unmarshal(line, &entry) != nil {
			text := string(line)
			if c.crash == "" && (strings.HasPrefix(text, "panic:") || strings.HasPrefix(text, "fatal error:")) {
				c.crash = text
			}
			c.forward(text)
			return
		}
		c.remember(entry)
		c.forward(rendered(entry))
	})
}

// remember keeps k6's own errors; console.error carries a source.
func (c *chatter) remember(entry map[string]any) {
	message, _ := entry["msg"].(string)
	if entry["source"] == "console" || entry["level"] != "error" {
		return
	}
	if strings.HasPrefix(message, "test marked as failed") {
		c.failNote = message
	}
	c.lastError = strings.TrimSpace(message)
	if hint, ok := entry["hint"].(string); ok && hint != "script exception" {
		c.lastError += " (hint: " + hint + ")"
	}
}

// rendered is a log entry as people read it.
func rendered(entry map[string]any) string {
	level, _ := entry["level"].(string)
	message, _ := entry["msg"].(string)
	text := strings.ToUpper(level) + " " + strings.TrimRight(message, "\n")
	for _, key := range []string{"error", "hint"} {
		if value, ok := entry[key]; ok {
			text += fmt.Sprintf(" %s=%v", key, value)
		}
	}
	return text
}

// forward prints each line of a text, or keeps it for the end.
func (c *chatter) forward(text string) {
	for _, line := range strings.Split(strings.TrimRight(text, "\r\n"), "\n") {
		line = strings.ReplaceAll(line, "\r", " ")
		if len(line) > maxLine-len(linePrefix) {
			line = strings.ToValidUTF8(line[:maxLine-len(linePrefix)], "")
		}
		c.counts.Lines++
		if c.head > 0 {
			c.head -= len(line) + len(linePrefix) + 1
			c.print(linePrefix + line)
			continue
		}
		c.head = 0
		c.tail = append(c.tail, line)
		c.tailBytes += len(line) + len(linePrefix) + 1
		for c.tailBytes > c.tailMax && len(c.tail) > 0 {
			c.tailBytes -= len(c.tail[0]) + len(linePrefix) + 1
			c.tail = c.tail[1:]
			c.counts.DroppedLines++
		}
	}
}

// close prints what was kept for the end and returns the counts.
func (c *chatter) close() wire.Log {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.counts.DroppedLines > 0 {
		c.print(fmt.Sprintf("%s... %d lines left out ...", linePrefix, c.counts.DroppedLines))
	}
	for _, line := range c.tail {
		var entry map[string]any
		if json.Unmarshal([]byte(line), &entry) == nil {
			line = strings.ReplaceAll(rendered(entry), "\n", " ")
		}
		c.print(linePrefix + line)
	}
	c.tail = nil
	return c.counts
}

// messages returns k6's last error, the script's reason for test.fail, and the head of a crash.
func (c *chatter) messages() (lastError, failNote, crash string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.lastError, c.failNote, c.crash
}

// eachLine calls f for every line, cut at the size of the buffer.
func eachLine(from io.Reader, f func([]byte)) {
	in := bufio.NewReaderSize(from, readBuffer)
	for {
		line, err := in.ReadSlice('\n')
		if len(line) > 0 {
			f(bytes.TrimRight(line, "\n"))
		}
		for errors.Is(err, bufio.ErrBufferFull) { // the rest of a line that is too long
			_, err = in.ReadSlice('\n')
		}
		if err != nil {
			return
		}
	}
}
