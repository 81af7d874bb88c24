package plan

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	for text, want := range map[string]string{
		`{"protocol": 1, "nonce": "n", "script": "a/test.js"}`:                                              "",
		`{"protocol": 1, "nonce": "n", "script": "a/test.js", "added later": {"x": 1}}`:                     "",
		`{"protocol": 2, "nonce": "n", "script": "a"}`:                                                      "protocol 2 is not 1",
		`{"protocol": 1, "script": "a"}`:                                                                    "nonce",
		`{"protocol": 1, "nonce": "a b", "script": "a"}`:                                                    "nonce",
		`{"protocol": 1, "nonce": "n"}`:                                                                     "script is missing",
		`{"protocol": 1, "nonce": "n", "script": "a", "runners": 2, "sequence": "0,1"}`:                     "has not 3 entries",
		`{"protocol": 1, "nonce": "n", "script": "a", "runners": 0}`:                                        "runners",
		`{"protocol": 1, "nonce": "n", "script": "a", "stages": [{"name": "x", "startMs": 5, "endMs": 1}]}`: `stage "x"`,
		`{"protocol": 1, "nonce": "n", "script": "a", "timelinePoints": 0}`:                                 "timelinePoints",
		`{`: "unexpected end",
	} {
		dir := t.TempDir()
		_ = os.WriteFile(filepath.Join(dir, "plan.json"), []byte(text), 0o600)
		p, err := Read(dir)
		switch {
		case want == "" && (err != nil || p.Script != filepath.Join(dir, "a/test.js") || p.TimelinePoints != 120):
			t.Errorf("%s: %v %+v", text, err, p)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestSegment(t *testing.T) {
	p := Plan{Runners: 3, Sequence: "0,1/3,2/3,1"}
	if s, err := p.Segment(2); s != "2/3:1" || err != nil {
		t.Error(s, err)
	}
	if _, err := p.Segment(3); err == nil {
		t.Error("there is no fourth runner")
	}
	if s, err := (&Plan{Runners: 1}).Segment(0); s != "" || err != nil {
		t.Error(s, err)
	}
}
