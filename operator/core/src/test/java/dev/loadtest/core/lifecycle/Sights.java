package dev.loadtest.core.lifecycle;

import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Evaluation;
import dev.loadtest.core.lifecycle.RunnerView.Stage;
import dev.loadtest.core.plan.RunPlan;
import dev.loadtest.core.spec.Specs;
import dev.loadtest.core.summary.ExitReason;
import dev.loadtest.core.summary.Rate;
import dev.loadtest.core.summary.Reports;
import dev.loadtest.core.summary.RunnerProgress;
import dev.loadtest.core.summary.RunnerReport;
import dev.loadtest.core.summary.StagedSeries;
import dev.loadtest.core.summary.TargetEvidence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Sights of an attempt for tests; the load takes 60 s, the start at most 1 m, the reading 30 s. */
public final class Sights {
  public static final Instant START = Instant.parse("2026-11-21T02:00:00Z");

  /** Long enough after the start for every deadline to have passed. */
  public static final Duration FOREVER = Duration.ofHours(2);

  private Sights() {}

  public static RunPlan plan(int runners) {
    var spec =
        Specs.spec(
            """
            {script: {inline: 'x'}, parallelism: %d, timeouts: {start: '1m', collect: '30s'},
             load: {executor: 'ConstantVUs', vus: 10, duration: '60s', gracefulStop: '0s'},
             thresholds: [{name: 'errors', metric: 'http_req_failed', expression: 'rate<0.1', abortOnFail: true, delayAbortEval: '10s'}]}
            """
                .formatted(runners));
    return RunPlan.of(spec, new RunPlan.Identity("checkout", "checkout-x7k2p", 1, "n"), "/a.js");
  }

  /** What is judged after these reports, with nothing to compare with. */
  public static Evaluation evaluation(RunPlan plan, List<RunnerReport> reports) {
    return new Evaluation(
        plan.spec(),
        List.of(Conclusion.summary(plan, reports)),
        TargetEvidence.NONE,
        RunHistory.EMPTY,
        LocalDate.EPOCH);
  }

  /** Seconds after the start of the attempt. */
  public static Observation after(long seconds, RunnerView... runners) {
    return new Observation(
        plan(runners.length),
        Optional.of(START),
        Optional.empty(),
        Optional.empty(),
        List.of(runners),
        START.plusSeconds(seconds));
  }

  /** The same, the last runner having ended at this second. */
  public static Observation ended(long at, Observation seen) {
    return new Observation(
        seen.plan(),
        seen.started(),
        Optional.of(START.plusSeconds(at)),
        seen.trouble(),
        seen.runners(),
        seen.now());
  }

  /** The same of another attempt. */
  public static Observation attempt(int number, Observation seen) {
    var identity = new RunPlan.Identity("checkout", "checkout-x7k2p", number, "n");
    return new Observation(
        RunPlan.of(seen.plan().spec(), identity, "/a.js"),
        seen.started(),
        seen.ended(),
        seen.trouble(),
        seen.runners(),
        seen.now());
  }

  public static Observation troubled(Trouble trouble, Observation seen) {
    return new Observation(
        seen.plan(),
        seen.started(),
        seen.ended(),
        Optional.of(trouble),
        seen.runners(),
        seen.now());
  }

  public static RunnerView[] all(int runners, Stage stage) {
    var views = new RunnerView[runners];
    Arrays.setAll(views, i -> RunnerView.at(i, stage));
    return views;
  }

  /** A runner whose load began at this second. */
  public static RunnerView released(int index, Stage stage, long at) {
    return view(index, stage, Optional.empty(), Optional.empty(), at);
  }

  public static RunnerView progress(int index, long elapsed, long failedOf100) {
    var series = new StagedSeries("", "", new Rate(failedOf100, 100));
    var progress =
        new RunnerProgress(
            index,
            1,
            elapsed * 1000,
            0,
            5,
            100,
            0,
            100,
            failedOf100,
            false,
            null,
            List.of(new RunnerProgress.AbortSeries("http_req_failed", series)));
    return view(index, Stage.Running, Optional.of(progress), Optional.empty(), 10);
  }

  /** A runner that ended with a report after its load had begun. */
  public static RunnerView reported(int index, ExitReason reason) {
    return view(index, Stage.Ended, Optional.empty(), Optional.of(report(index, reason)), 10);
  }

  /** A runner that ended with a report before any load. */
  public static RunnerView refused(int index, ExitReason reason) {
    return new RunnerView(
        index,
        Stage.Ended,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(report(index, reason)),
        OptionalLong.empty());
  }

  public static RunnerReport report(int index, ExitReason reason) {
    return Reports.runner(index)
        .rate("http_req_failed", 0, 100)
        .counter("http_reqs", 100)
        .trend("http_req_duration", 10, 20, 30)
        .exit(reason, "said so")
        .report();
  }

  private static RunnerView view(
      int index,
      Stage stage,
      Optional<RunnerProgress> progress,
      Optional<RunnerReport> report,
      long released) {
    return new RunnerView(
        index,
        stage,
        Optional.empty(),
        Optional.empty(),
        progress,
        report,
        OptionalLong.of(START.plusSeconds(released).toEpochMilli()));
  }
}
