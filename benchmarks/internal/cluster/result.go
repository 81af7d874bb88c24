package cluster

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"strings"
)

// Times of a runner by its own clock (docs/runner-protocol.md). Unit: epoch ms.
type Times struct {
	StartedMs, ReadyMs, ReleasedMs, EndedMs, MeasuredMs int64
}

// RunnerTimes reads them from the result frame in a runner's log.
func RunnerTimes(namespace, pod string) (Times, error) {
	log, err := exec.Command("kubectl", "-n", namespace, "logs", pod).Output()
	if failed := (*exec.ExitError)(nil); errors.As(err, &failed) {
		return Times{}, fmt.Errorf("%s", bytes.TrimSpace(failed.Stderr))
	} else if err != nil {
		return Times{}, err
	}
	var text strings.Builder
	for line := range strings.Lines(string(log)) {
		f := strings.Fields(line)
		if len(f) == 7 && f[0] == "#LT1" && f[2] == "result" {
			text.WriteString(f[6])
		}
	}
	packed, err := base64.StdEncoding.DecodeString(text.String())
	if err != nil {
		return Times{}, err
	}
	zip, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return Times{}, fmt.Errorf("%s has no result: %w", pod, err)
	}
	var result struct{ Times Times }
	return result.Times, json.NewDecoder(zip).Decode(&result)
}
