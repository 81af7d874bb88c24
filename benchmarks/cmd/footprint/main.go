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

// name is the part of a variant before its options.
func name(variant string) string {
	name, _, _ := strings.Cut(variant, "=")
	return name
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
	fmt.Printf("\n%-26s %9s %9s %9s\n", "without objects", "start s", "anon MB", "RSS MB")
	for _, v := range all {
		f, err := s.idle(server, v)
		if err != nil {
			fmt.Printf("%-26s %v\n", name(v), err)
			continue
		}
		fmt.Printf("%-26s %9.2f %9.0f %9.0f\n", name(v), f.start, f.anon, f.rss)
	}
	if s.tests == 0 {
		return nil
	}
	began := time.Now()
	if err := server.fill(s.tests, s.runs); err != nil {
		return err
	}
	fmt.Printf("\nfilled with %d LoadTests and %d finished runs in %.0f s\n", s.tests, s.tests*s.runs, time.Since(began).Seconds())
	fmt.Printf("%-26s %9s %9s %9s %9s | %s %9s %9s %9s\n", "with all objects", "start s", "first s", "anon MB", "RSS MB",
		"all touched: per s", "anon MB", "RSS MB", "heap MB")
	for _, v := range all {
		f, err := s.full(server, v)
		if err != nil {
			fmt.Printf("%-26s %v\n", name(v), err)
			continue
		}
		fmt.Printf("%-26s %9.2f %9.1f %9.0f %9.0f | %18.0f %9.0f %9.0f %9.0f\n", name(v),
			f.start, f.first, f.anon, f.rss, f.perSecond, f.anonAfter, f.rssAfter, f.heap)
	}
	fmt.Println("goals: RSS at most 120 MB, start at most 1.5 s")
	return nil
}
