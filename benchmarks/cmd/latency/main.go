// Command latency measures the time from kubectl apply to the end of a short test, with the operator and with bare Jobs
// of stock k6: the same script and load, the same cluster, in turns. benchmarks/latency and benchmarks/ten-at-once
// start an operator and call it.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"

	"loadtest.dev/benchmarks/internal/cluster"
	"loadtest.dev/benchmarks/internal/report"
)

func main() {
	s := setting{}
	flag.StringVar(&s.namespace, "namespace", "bench-latency", "created if it does not exist; its LoadTests are run by an operator")
	flag.IntVar(&s.runners, "runners", 1, "of each test")
	flag.IntVar(&s.tests, "tests", 1, "at once")
	flag.DurationVar(&s.duration, "duration", 10*time.Second, "of each test")
	flag.StringVar(&s.stock, "stock", "docker.io/grafana/k6:2.2.0", "k6 image of the bare Jobs")
	flag.StringVar(&s.target, "target", "", "URL of the service under load")
	pairs := flag.Int("pairs", 7, "interleaved pairs; one more comes first and is not counted")
	goal := flag.Float64("goal", 1, "seconds over the bare Job")
	trace := flag.Bool("trace", false, "say where the time goes")
	flag.Parse()
	if err := compare(s, *pairs, *goal, *trace); err != nil {
		fmt.Fprintln(os.Stderr, "latency:", err)
		os.Exit(1)
	}
}

func compare(s setting, pairs int, goal float64, trace bool) error {
	report.Machine()
	w := cluster.Start(s.namespace, "pods", "jobs.batch", "loadtestruns.loadtest.dev")
	defer w.Stop()
	var ours, bare, over []float64
	times := map[side]*trail{operated: {}, plain: {}}
	for pair := range pairs + 1 {
		order := []side{plain, operated}
		if pair%2 == 1 { // alternate which comes first, against drift
			order = []side{operated, plain}
		}
		took := map[side]float64{}
		for _, side := range order {
			r := round{setting: s, side: side, id: fmt.Sprintf("%s-%d-%d", side, s.runners, pair), watch: w}
			seconds, err := r.run(trace, times[side], pair > 0)
			if err != nil {
				return err
			}
			took[side] = seconds
		}
		note := ""
		if pair == 0 {
			note = " (warm-up, not counted)"
		} else {
			ours, bare = append(ours, took[operated]), append(bare, took[plain])
			over = append(over, took[operated]-took[plain])
		}
		fmt.Printf("pair %2d: bare %6.2f s, operator %6.2f s, difference %+6.2f s%s\n",
			pair, took[plain], took[operated], took[operated]-took[plain], note)
	}
	fmt.Printf("%d test(s) of %s with %d runner(s) at once, %d pairs, apply to end:\n", s.tests, s.duration, s.runners, pairs)
	fmt.Printf("  bare Job  median %6.2f s (%s)\n", report.Median(bare), report.Range(bare))
	fmt.Printf("  operator  median %6.2f s (%s)\n", report.Median(ours), report.Range(ours))
	fmt.Printf("  difference of a pair: median %+.2f s (%s); goal: at most %+.1f s\n", report.Median(over), report.Range(over), goal)
	if trace {
		for _, side := range []side{plain, operated} {
			times[side].print(side)
		}
	}
	return nil
}
