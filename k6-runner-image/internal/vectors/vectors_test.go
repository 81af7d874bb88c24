// Package vectors keeps testdata/vectors.json, against which every implementation of the protocol is tested.
// UPDATE_VECTORS=1 go test ./internal/vectors writes it anew.
package vectors

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"testing"

	"loadtest.dev/k6-runner-image/internal/frame"
	"loadtest.dev/k6-runner-image/internal/histogram"
	"loadtest.dev/k6-runner-image/internal/wire"
)

const file = "../../testdata/vectors.json"

type vectors struct {
	Note       string      `json:"note"`
	Histograms []histoCase `json:"histograms"`
	Frames     []frameCase `json:"frames"`
}

type histoCase struct {
	Name        string             `json:"name"`
	Gamma       float64            `json:"gamma"`
	Values      []float64          `json:"values"`
	Count       uint64             `json:"count"`
	Min         float64            `json:"min"`
	Max         float64            `json:"max"`
	Encoded     histogram.Encoded  `json:"encoded"`
	Percentiles map[string]float64 `json:"percentiles"`
}

type frameCase struct {
	Nonce  string          `json:"nonce"`
	Kind   string          `json:"kind"`
	Seq    int             `json:"seq"`
	Digest string          `json:"digest"`
	Lines  []string        `json:"lines"`
	JSON   json.RawMessage `json:"json"`
}

var percentiles = []float64{0, 1, 10, 50, 90, 95, 99, 99.9, 100}

func histogramCases() []histoCase {
	r := rand.New(rand.NewPCG(2026, 1))
	random := make([]float64, 200)
	for i := range random {
		random[i] = math.Round(math.Exp(r.NormFloat64()+3)*1000) / 1000
	}
	var all []histoCase
	for _, c := range []struct {
		name   string
		scale  *histogram.Scale
		gamma  float64
		values []float64
	}{
		{"empty", histogram.Fine, 1.0018, []float64{}},
		{"one value", histogram.Fine, 1.0018, []float64{42.5}},
		{"equal values", histogram.Fine, 1.0018, []float64{1, 1, 1, 1}},
		{"zero only", histogram.Fine, 1.0018, []float64{0, 0, 0}},
		{"negative, zero and positive", histogram.Fine, 1.0018, []float64{-250.75, -3, -3, 0, 0, 0.5, 3, 1000}},
		{"tiny and huge", histogram.Fine, 1.0018, []float64{1e-300, 5e-9, 1, 7e9, 1e300}},
		{"response times", histogram.Fine, 1.0018, random},
		{"response times, coarse", histogram.Coarse, 1.04, random},
	} {
		t := histogram.NewTrend(c.scale)
		for _, v := range c.values {
			t.Record(v, histogram.Ln(v))
		}
		h := histoCase{
			Name: c.name, Gamma: c.gamma, Values: c.values, Count: t.Count, Min: t.Min, Max: t.Max,
			Encoded: t.Hist.Encode(), Percentiles: map[string]float64{},
		}
		for _, p := range percentiles {
			h.Percentiles[fmt.Sprint(p)] = t.Percentile(p)
		}
		all = append(all, h)
	}
	return all
}

func frameCases(t *testing.T) []frameCase {
	r := rand.New(rand.NewPCG(2026, 2))
	many := []wire.Error{}
	for i := range 700 { // hardly compressible: the frame needs several lines
		many = append(many, wire.Error{Kind: fmt.Sprintf("%016x", r.Uint64()), Code: fmt.Sprint(r.IntN(2000)), Count: uint64(i)})
	}
	values := histogram.NewTrend(histogram.Fine)
	for _, v := range []float64{1, 3} {
		values.Record(v, histogram.Ln(v))
	}
	trend := wire.Trend{Count: 2, Sum: 4, Min: 1, Max: 3, Hist: values.Hist.Encode()}
	values = histogram.NewTrend(histogram.Coarse)
	values.Record(2, histogram.Ln(2))
	coarse := wire.Trend{Count: 1, Sum: 2, Min: 2, Max: 2, Hist: values.Hist.Encode()}
	pressure := 0.75
	var all []frameCase
	for _, c := range []struct {
		kind    string
		seq     int
		message any
	}{
		{"ready", 1, wire.Ready{
			Protocol: 1, Index: 0, K6: wire.K6Version, ControlPort: 6566, MaxVUs: 100, DurationMs: 300_000,
			Scenarios:        []wire.Scenario{{Name: "load", Executor: "ramping-vus", Exec: "default"}},
			Metrics:          []wire.MetricName{{Name: "checkout_success", Type: "rate", Contains: "default"}},
			ScriptThresholds: []wire.ScriptThreshold{{Metric: "http_req_failed", Expression: "rate<0.01", DelayAbortEval: "10s"}},
			HasSetup:         true,
		}},
		{"progress", 12, wire.Progress{
			Index: 1, Seq: 12, ElapsedMs: 12_000, RemainingMs: 48_000, VUs: 50, Iterations: 900, Requests: 1800, Failed: 3,
			Recent: wire.Recent{Ms: 1000, Requests: 150, Duration: coarse},
			Abort:  []wire.Series{{Metric: "http_req_failed", Rate: &wire.Rate{Trues: 3, Total: 1800}}},
		}},
		{"result", 1, wire.Result{
			Protocol: 1, Run: "checkout-x7k2p", Runners: 2, Exit: wire.Exit{Code: 107, Reason: "ScriptError", Message: "Error: <äöü> & \"quotes\"\n\tat test.js:3:9"},
			Metrics: []wire.Metric{{Name: "http_req_duration", Type: "trend", Contains: "time", Series: []wire.Series{
				{Selector: "name:login", Stage: "steady", Trend: &trend},
			}}},
			Timeline: wire.Timeline{StepMs: 1000, Points: []wire.Point{
				{AtMs: 0, Requests: 3, VUs: 1}, {AtMs: 1000, Requests: 1, VUs: 1, Probe: &coarse.Hist},
			}}, Errors: many,
			Evidence: wire.Evidence{
				CPUPercentMax: 81.5, CPUPercentMaxAtMs: 42_003, CPUPercentMean: 40, CPUs: 2, ThrottledPercentMax: 3, ThrottledPercentMaxAtMs: 7001,
				RunQueueMsPerS: 1.25, RunQueueMsPerSMax: 9.5, RunQueueMsPerSMaxAtMs: 17_001, CPUPressurePercent: &pressure,
				MemoryBytesMax: 104_857_600, MemoryBytesMaxAtMs: 5002, MemoryLimitBytes: 268_435_456,
				Probe: &wire.Probe{Count: 3, Failed: 1, Duration: trend},
			},
		}},
	} {
		f, err := frame.Encode("00112233445566778899aabbccddeeff", c.kind, c.seq, c.message)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, frameCase{
			Nonce: "00112233445566778899aabbccddeeff", Kind: c.kind, Seq: c.seq, Digest: f.Digest, Lines: f.Lines, JSON: plain(t, c.message),
		})
	}
	return all
}

func plain(t *testing.T, message any) json.RawMessage {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(message); err != nil {
		t.Fatal(err)
	}
	return bytes.TrimSpace(out.Bytes())
}

func TestVectors(t *testing.T) {
	if os.Getenv("UPDATE_VECTORS") != "" {
		var out bytes.Buffer
		e := json.NewEncoder(&out)
		e.SetEscapeHTML(false)
		e.SetIndent("", " ")
		if err := e.Encode(vectors{"Written by k6-runner-image/internal/vectors.", histogramCases(), frameCases(t)}); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var v vectors
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	if want := histogramCases(); !reflect.DeepEqual(v.Histograms, want) {
		t.Error("the histograms differ from the file")
	}
	for i, want := range frameCases(t) {
		got := v.Frames[i]
		if !sameJSON(t, got.JSON, want.JSON) {
			t.Errorf("the JSON of %s differs from the file", want.Kind)
		}
		reader := frame.NewReader(got.Nonce) // gzip's bytes may change with Go's version; what they say may not
		var read *frame.Message
		for _, line := range got.Lines {
			if m, ok := reader.Line(line); ok {
				read = &m
			}
		}
		if read == nil || read.Kind != got.Kind || read.Seq != got.Seq || !sameJSON(t, read.JSON, got.JSON) {
			t.Errorf("frame %s of the file is not read", got.Kind)
		}
	}
}

func sameJSON(t *testing.T, a, b []byte) bool {
	var x, y any
	if json.Unmarshal(a, &x) != nil || json.Unmarshal(b, &y) != nil {
		t.Fatal("not JSON")
	}
	return reflect.DeepEqual(x, y)
}
