// Package plan reads plan.json, what the operator wants one run to do (docs/runner-protocol.md).
package plan

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"loadtest.dev/k6-runner-image/internal/wire"
)

// Plan is plan.json.
type Plan struct {
	Protocol       int                        `json:"protocol"`
	Test           string                     `json:"test"`
	Run            string                     `json:"run"`
	Attempt        int                        `json:"attempt"`
	Nonce          string                     `json:"nonce"`
	Runners        int                        `json:"runners"`
	Sequence       string                     `json:"sequence"`
	Script         string                     `json:"script"`
	Options        map[string]json.RawMessage `json:"options"`
	Scenarios      json.RawMessage            `json:"scenarios"`
	Stages         []Stage                    `json:"stages"`
	Selectors      []string                   `json:"selectors"`
	Thresholds     []Threshold                `json:"thresholds"`
	AbortSelectors []string                   `json:"abortSelectors"`
	Hold           bool                       `json:"hold"`
	ProgressMs     int64                      `json:"progressMs"`
	TimelinePoints int                        `json:"timelinePoints"`
	MaxDurationMs  int64                      `json:"maxDurationMs"`
	HoldTimeoutMs  int64                      `json:"holdTimeoutMs"`
	Limits         Limits                     `json:"limits"`
	Probe          *Probe                     `json:"probe"` // nil: none
}

// Stage is a named span of the run, in ms from the release.
type Stage struct {
	Name    string `json:"name"`
	StartMs int64  `json:"startMs"`
	EndMs   int64  `json:"endMs"`
}

// Threshold is one threshold of the test, in k6's grammar.
type Threshold struct {
	Name       string `json:"name"`
	Metric     string `json:"metric"`
	Expression string `json:"expression"`
}

// Probe is a static address that the runners call while they send load.
type Probe struct {
	URL        string `json:"url"`
	IntervalMs int64  `json:"intervalMs"` // between two calls of all runners together
}

// Limits bound what a runner prints.
type Limits struct {
	LogBytes int `json:"logBytes"`
}

// Read reads plan.json of a directory, checks it and fills in what it leaves out. The script becomes an absolute path.
func Read(dir string) (*Plan, error) {
	data, err := os.ReadFile(filepath.Join(dir, "plan.json"))
	if err != nil {
		return nil, err
	}
	p := &Plan{Runners: 1, TimelinePoints: 120, HoldTimeoutMs: 300_000, Limits: Limits{LogBytes: 1 << 20}}
	if err := json.Unmarshal(data, p); err != nil {
		return nil, fmt.Errorf("plan.json: %w", err)
	}
	if err := p.check(); err != nil {
		return nil, fmt.Errorf("plan.json: %w", err)
	}
	if !filepath.IsAbs(p.Script) {
		if p.Script, err = filepath.Abs(filepath.Join(dir, p.Script)); err != nil {
			return nil, err
		}
	}
	return p, nil
}

func (p *Plan) check() error {
	switch {
	case p.Protocol != wire.Protocol:
		return fmt.Errorf("protocol %d is not %d, the one of this runner image", p.Protocol, wire.Protocol)
	case p.Nonce == "" || strings.ContainsAny(p.Nonce, " \n"):
		return fmt.Errorf("nonce is missing or has blanks")
	case p.Script == "":
		return fmt.Errorf("script is missing")
	case p.Runners < 1:
		return fmt.Errorf("runners is %d, not at least 1", p.Runners)
	case p.Runners > 1 && len(p.sequence()) != p.Runners+1:
		return fmt.Errorf("sequence %q has not %d entries, one more than runners", p.Sequence, p.Runners+1)
	case p.TimelinePoints < 1 || p.TimelinePoints > 10_000:
		return fmt.Errorf("timelinePoints is %d, not between 1 and 10000", p.TimelinePoints)
	case p.HoldTimeoutMs <= 0:
		return fmt.Errorf("holdTimeoutMs is %d, not positive", p.HoldTimeoutMs)
	}
	last, names := int64(0), map[string]bool{}
	for _, s := range p.Stages {
		if s.Name == "" || names[s.Name] || s.EndMs < s.StartMs || s.StartMs < last {
			return fmt.Errorf("stage %q is nameless, not unique, overlaps the one before or ends before it starts", s.Name)
		}
		last, names[s.Name] = s.EndMs, true
	}
	return nil
}

func (p *Plan) sequence() []string {
	if p.Sequence == "" {
		return nil
	}
	return strings.Split(p.Sequence, ",")
}

// Segment returns k6's execution segment of a runner ("1/4:2/4"), "" for a run of one.
func (p *Plan) Segment(index int) (string, error) {
	if index < 0 || index >= p.Runners {
		return "", fmt.Errorf("index %d is not between 0 and %d", index, p.Runners-1)
	}
	if p.Runners == 1 {
		return "", nil
	}
	s := p.sequence()
	return s[index] + ":" + s[index+1], nil
}

// HasScenarios tells whether the plan replaces the script's own load.
func (p *Plan) HasScenarios() bool {
	return len(p.Scenarios) > 0 && string(p.Scenarios) != "null"
}
