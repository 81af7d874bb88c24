// Command footprint measures what the operator itself needs: memory idle and with many objects, time to ready, and how
// many custom resources it reconciles per second. It starts an etcd and a kube-apiserver of its own, fills them, and runs
// the operator's jar once per variant of JVM options against them. benchmarks/operator-footprint calls it.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"loadtest.dev/benchmarks/internal/report"
)

type variants []string

func (v *variants) String() string     { return strings.Join(*v, "; ") }
func (v *variants) Set(s string) error { *v = append(*v, s); return nil }

func main() {
	var s setting
	var all variants
	flag.StringVar(&s.java, "java", "java", "java")
	flag.StringVar(&s.jar, "jar", "", "quarkus-run.jar of the operator")
	flag.StringVar(&s.crds, "crds", "", "folder with the CRDs")
	flag.IntVar(&s.tests, "tests", 1000, "LoadTests, all suspended")
	flag.IntVar(&s.runs, "runs", 40, "finished runs of each")
	flag.IntVar(&s.starts, "starts", 3, "starts per variant without objects; the median counts")
	flag.DurationVar(&s.settle, "settle", 20*time.Second, "wait before memory is read")
	flag.Var(&all, "variant", "NAME=JVM OPTIONS and environment variables; may be repeated")
	flag.Parse()
	if err := measure(s, all); err != nil {
		fmt.Fprintln(os.Stderr, "footprint:", err)
		os.Exit(1)
	}
}

type setting struct {
	java, jar, crds     string
	tests, runs, starts int
	settle              time.Duration
}

func measure(s setting, all variants) error {
	report.Machine()
	server, err := startServer()
	if server != nil {
		defer server.stop()
	}
	if err != nil {
		return err
	}
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM)
	go func() { <-signals; server.stop(); os.Exit(1) }()
	if err := server.install(s.crds); err != nil {
		return err
	}
	idle := map[string]figures{}
	for _, v := range all {
		if idle[v], err = s.idle(server, v); err != nil {
			return err
		}
	}
	began := time.Now()
	if err := server.fill(s.tests, s.runs); err != nil {
		return err
	}
	fmt.Printf("filled with %d LoadTests and %d finished runs in %.0f s\n", s.tests, s.tests*s.runs, time.Since(began).Seconds())
	fmt.Printf("\n%-34s %8s %9s %11s %9s %10s %10s %9s\n", "variant", "start s", "idle MB", "start s", "MB", "MB after", "reconc./s", "(heap MB)")
	fmt.Printf("%-34s %8s %9s %11s %9s %10s %10s\n", "", "empty", "anon/RSS", "with all", "anon/RSS", "touching", "")
	for _, v := range all {
		full, err := s.full(server, v)
		if err != nil {
			return err
		}
		name, _, _ := strings.Cut(v, "=")
		fmt.Printf("%-34s %8.2f %4.0f/%4.0f %11.2f %4.0f/%4.0f %5.0f/%4.0f %10.0f %9.0f\n", name,
			idle[v].start, idle[v].anon, idle[v].rss, full.start, full.anon, full.rss, full.anonAfter, full.rssAfter, full.perSecond, full.heap)
	}
	fmt.Println("goals: RSS at most 120 MB, start at most 1.5 s")
	return nil
}
