// Package cluster watches a namespace through kubectl and notes when what was seen.
package cluster

import (
	"context"
	"encoding/json"
	"fmt"
	"os/exec"
	"strings"
	"sync"
	"time"
)

// Object is the part of a Kubernetes object that the benchmarks look at.
type Object struct {
	Kind     string `json:"kind"`
	Metadata struct {
		Name        string            `json:"name"`
		Labels      map[string]string `json:"labels"`
		Annotations map[string]string `json:"annotations"`
	} `json:"metadata"`
	Spec struct {
		NodeName string `json:"nodeName"`
	} `json:"spec"`
	Status struct {
		Phase      string `json:"phase"`
		Reason     string `json:"reason"`
		Message    string `json:"message"`
		Verdict    string `json:"verdict"`
		Conditions []struct {
			Type   string `json:"type"`
			Status string `json:"status"`
		} `json:"conditions"`
	} `json:"status"`
}

// Is tells whether a condition is True.
func (o Object) Is(condition string) bool {
	for _, c := range o.Status.Conditions {
		if strings.EqualFold(c.Type, condition) && c.Status == "True" {
			return true
		}
	}
	return false
}

// Sighting is an object at the moment a watch showed it.
type Sighting struct {
	At     time.Time
	Type   string
	Object Object
}

// Watch collects what happens to the objects of some kinds in one namespace.
type Watch struct {
	mu      sync.Mutex
	seen    []Sighting
	changed chan struct{}
	stop    context.CancelFunc
	readers sync.WaitGroup
}

// Start watches; Stop ends it.
func Start(namespace string, kinds ...string) *Watch {
	ctx, stop := context.WithCancel(context.Background())
	w := &Watch{changed: make(chan struct{}, 1), stop: stop}
	for _, kind := range kinds {
		w.readers.Go(func() {
			for ctx.Err() == nil { // the API server ends watches now and then
				w.follow(ctx, namespace, kind)
			}
		})
	}
	return w
}

func (w *Watch) follow(ctx context.Context, namespace, kind string) {
	c := exec.CommandContext(ctx, "kubectl", "-n", namespace, "get", kind, "--watch", "--output-watch-events", "-o", "json")
	out, err := c.StdoutPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		return
	}
	in := json.NewDecoder(out)
	for {
		var e struct {
			Type   string `json:"type"`
			Object Object `json:"object"`
		}
		if in.Decode(&e) != nil {
			break
		}
		w.add(Sighting{time.Now(), e.Type, e.Object})
	}
	_ = c.Process.Kill()
	_ = c.Wait()
}

// Stop ends the watches.
func (w *Watch) Stop() {
	w.stop()
	w.readers.Wait()
}

func (w *Watch) add(s Sighting) {
	w.mu.Lock()
	w.seen = append(w.seen, s)
	w.mu.Unlock()
	select {
	case w.changed <- struct{}{}:
	default:
	}
}

// Since returns everything seen from a moment on.
func (w *Watch) Since(t time.Time) []Sighting {
	w.mu.Lock()
	defer w.mu.Unlock()
	var out []Sighting
	for _, s := range w.seen {
		if !s.At.Before(t) {
			out = append(out, s)
		}
	}
	return out
}

// Until waits until what was seen since a moment satisfies a condition.
func (w *Watch) Until(since time.Time, timeout time.Duration, what string, done func([]Sighting) bool) error {
	deadline := time.After(timeout)
	for {
		if done(w.Since(since)) {
			return nil
		}
		select {
		case <-w.changed:
		case <-deadline:
			return fmt.Errorf("%s: not within %s", what, timeout)
		}
	}
}

// Apply sends manifests through kubectl apply.
func Apply(namespace, manifests string) error {
	return run(manifests, "-n", namespace, "apply", "-f", "-")
}

// Kubectl runs a command; its error carries what it printed.
func Kubectl(args ...string) error { return run("", args...) }

func run(stdin string, args ...string) error {
	c := exec.Command("kubectl", args...)
	c.Stdin = strings.NewReader(stdin)
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("kubectl %s: %w: %s", strings.Join(args, " "), err, out)
	}
	return nil
}
