package main

import (
	"fmt"
	"strings"
	"time"

	"loadtest.dev/benchmarks/internal/cluster"
)

type side string

const (
	operated side = "operator"
	plain    side = "bare"
)

type setting struct {
	namespace, stock, target string
	runners, tests           int
	duration                 time.Duration
}

// round is one measurement of one side.
type round struct {
	setting
	side  side
	id    string
	watch *cluster.Watch
}

func (r round) name(test int) string { return fmt.Sprintf("%s-%d", r.id, test) }

// mine tells whether an object belongs to this round; Jobs and pods carry the name of their test or Job first.
func (r round) mine(o cluster.Object) bool { return strings.HasPrefix(o.Metadata.Name, r.id+"-") }

// run measures one round and removes what it made. Unit: s.
func (r round) run(trace bool, times *trail, counted bool) (float64, error) {
	var manifests strings.Builder
	for test := range r.tests {
		if r.side == operated {
			manifests.WriteString(r.loadTest(r.name(test)))
		} else {
			manifests.WriteString(r.job(r.name(test)))
		}
	}
	start := time.Now()
	if err := cluster.Apply(r.namespace, manifests.String()); err != nil {
		return 0, err
	}
	applied := time.Now()
	end, err := r.end(start)
	if err != nil {
		return 0, err
	}
	if trace && counted {
		r.follow(start, applied, end, times)
	}
	return end.Sub(start).Seconds(), r.clean(start)
}

// end waits for the condition Complete of all Jobs, or of all runs, and returns when the last was seen.
func (r round) end(start time.Time) (time.Time, error) {
	kind := map[side]string{operated: "LoadTestRun", plain: "Job"}[r.side]
	var last time.Time
	err := r.watch.Until(start, r.duration+2*time.Minute, r.id, func(seen []cluster.Sighting) bool {
		done := map[string]time.Time{}
		for _, s := range seen {
			_, known := done[s.Object.Metadata.Name]
			if s.Object.Kind == kind && r.mine(s.Object) && !known && s.Object.Is("Complete") {
				done[s.Object.Metadata.Name] = s.At
				if r.side == operated && s.Object.Status.Verdict != "Passed" {
					fmt.Printf("%s: %s %s: %s\n", s.Object.Metadata.Name, s.Object.Status.Verdict, s.Object.Status.Reason, s.Object.Status.Message)
				}
			}
		}
		for _, at := range done {
			if at.After(last) {
				last = at
			}
		}
		return len(done) == r.tests
	})
	if err != nil {
		err = fmt.Errorf("%w; are the images in the cluster? kubectl -n %s get pods,events", err, r.namespace)
	}
	return last, err
}

// clean removes the round and waits for its pods to go, so that they do not weigh on the next.
func (r round) clean(start time.Time) error {
	time.Sleep(time.Second) // pods of a run may end after it
	args := []string{"-n", r.namespace, "delete", "--wait=false", "--ignore-not-found", "-l", "benchmark=" + r.id}
	if err := cluster.Kubectl(append(args, "loadtests,jobs,configmaps")...); err != nil {
		return err
	}
	return r.watch.Until(start, time.Minute, "removing "+r.id, func(seen []cluster.Sighting) bool {
		there := map[string]bool{}
		for _, s := range seen {
			if s.Object.Kind == "Pod" && r.mine(s.Object) {
				there[s.Object.Metadata.Name] = s.Type != "DELETED"
			}
		}
		for _, is := range there {
			if is {
				return false
			}
		}
		return true
	})
}
