package main

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"loadtest.dev/benchmarks/internal/cluster"
	"loadtest.dev/benchmarks/internal/report"
)

// trail collects when each step of a round was last seen. Unit: s after the start of kubectl apply.
type trail struct {
	steps  []string
	values map[string][]float64
}

func (t *trail) add(step string, after time.Duration) {
	if t.values == nil {
		t.values = map[string][]float64{}
	}
	if _, known := t.values[step]; !known {
		t.steps = append(t.steps, step)
	}
	t.values[step] = append(t.values[step], after.Seconds())
}

func (t *trail) print(s side) {
	fmt.Printf("%s: where the time goes (medians, s after the start of kubectl apply)\n", s)
	before := 0.0
	slices.SortStableFunc(t.steps, func(a, b string) int {
		return cmp.Compare(report.Median(t.values[a]), report.Median(t.values[b]))
	})
	for _, step := range t.steps {
		m := report.Median(t.values[step])
		fmt.Printf("  %-44s %7.2f  (+%.2f)\n", step, m, m-before)
		before = m
	}
}

// milestone is a step that is reached by every object of a kind.
type milestone struct {
	step, kind string
	reached    func(cluster.Object) bool
}

var always = func(cluster.Object) bool { return true }

func phase(p string) func(cluster.Object) bool {
	return func(o cluster.Object) bool { return o.Status.Phase == p }
}

// follow notes when the last object reached each step; the runner's own clock tells what happened inside.
func (r round) follow(start, applied, end time.Time, t *trail) {
	seen := r.watch.Since(start)
	last := func(m milestone) {
		first := map[string]time.Time{}
		for _, s := range seen {
			if _, known := first[s.Object.Metadata.Name]; !known && s.Object.Kind == m.kind && r.mine(s.Object) && m.reached(s.Object) {
				first[s.Object.Metadata.Name] = s.At
			}
		}
		var at time.Time
		for _, f := range first {
			if f.After(at) {
				at = f
			}
		}
		if !at.IsZero() {
			t.add(m.step, at.Sub(start))
		}
	}
	t.add("kubectl apply returned", applied.Sub(start))
	if r.side == operated {
		last(milestone{"run created", "LoadTestRun", always})
	}
	last(milestone{"Job created", "Job", always})
	last(milestone{"pods scheduled", "Pod", func(o cluster.Object) bool { return o.Spec.NodeName != "" }})
	if r.side == operated {
		r.inside(start, seen, t)
	}
	last(milestone{"pods seen as ended", "Pod", phase("Succeeded")})
	last(milestone{"Job seen as complete", "Job", func(o cluster.Object) bool { return o.Is("Complete") }})
	if r.side == operated {
		t.add("run complete, verdict in its status", end.Sub(start))
	}
}

// inside notes the steps that only runners know.
func (r round) inside(start time.Time, seen []cluster.Sighting, t *trail) {
	var started, ready, released, loaded, ended int64
	known := map[string]bool{}
	for _, s := range seen {
		if s.Object.Kind != "Pod" || !r.mine(s.Object) || known[s.Object.Metadata.Name] {
			continue
		}
		known[s.Object.Metadata.Name] = true
		times, err := cluster.RunnerTimes(r.namespace, s.Object.Metadata.Name)
		if err != nil {
			fmt.Printf("%s: its times cannot be read (%v), the round is left out of the trace\n", s.Object.Metadata.Name, err)
			return
		}
		started, ready = max(started, times.StartedMs), max(ready, times.ReadyMs)
		released, loaded = max(released, times.ReleasedMs), max(loaded, times.ReleasedMs+times.MeasuredMs)
		ended = max(ended, times.EndedMs)
	}
	for _, step := range []struct {
		name string
		ms   int64
	}{{"runners' processes started", started}, {"k6 ready", ready}, {"load released", released}, {"load ended", loaded}, {"result printed", ended}} {
		t.add(step.name, time.UnixMilli(step.ms).Sub(start))
	}
}
