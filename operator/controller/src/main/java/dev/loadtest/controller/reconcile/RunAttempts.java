package dev.loadtest.controller.reconcile;

import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.observe.RunSighting;
import dev.loadtest.core.lifecycle.Conclusion;
import dev.loadtest.core.lifecycle.Failure;
import dev.loadtest.core.lifecycle.NextAttempt;
import dev.loadtest.core.status.MeasuredAttempt;
import dev.loadtest.core.status.Phase;
import dev.loadtest.core.status.RunProjection;
import dev.loadtest.core.summary.RunnerReport;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What follows an attempt: the verdict, or another attempt after a pause. What was measured is kept
 * before the next one starts, for its logs may be gone by then.
 */
final class RunAttempts {
  private static final Duration SOON = Duration.ofMillis(500);

  private final RunSteps steps;
  private final RunEnd end;
  private final Evaluations evaluations;
  private final Clock clock;

  RunAttempts(RunSteps steps, Evaluations evaluations, RunEnd end, Clock clock) {
    this.steps = steps;
    this.end = end;
    this.evaluations = evaluations;
    this.clock = clock;
  }

  /** All results of an attempt are read. */
  Optional<Duration> measured(
      LoadTestRun run, RunSighting.Attempt attempt, List<RunnerReport> reports) {
    var last =
        MeasuredAttempt.of(
            attempt.seen(), reports, attempt.job().getMetadata().getName(), attempt.nodes());
    var all = Stream.concat(attempt.measured().stream(), Stream.of(last)).toList();
    Conclusion conclusion = judged(run, all);
    return switch (next(run, conclusion, all)) {
      case NextAttempt.None n -> end.conclude(run, conclusion, all, Optional.of(attempt));
      case NextAttempt.Again again ->
          steps
              .attempts()
              .keep(run, last)
              .map(refused -> conclusion.without(again.number(), refused))
              .map(alone -> end.conclude(run, alone, all, Optional.of(attempt)))
              .orElseGet(() -> pause(run, all, again));
    };
  }

  /** Between two attempts; {@code launch} starts the next one. */
  Optional<Duration> between(
      LoadTestRun run, RunSighting.Measured seen, Supplier<Optional<Duration>> launch) {
    Conclusion conclusion = judged(run, seen.attempts());
    return switch (next(run, conclusion, seen.attempts())) {
      case NextAttempt.None n -> end.conclude(run, conclusion, seen.attempts(), Optional.empty());
      case NextAttempt.Again again ->
          seen.restless() || clock.instant().isBefore(again.notBefore())
              ? pause(run, seen.attempts(), again)
              : launch.get();
    };
  }

  /** The verdict in spite of an attempt that broke: on those before it, if there are any. */
  Conclusion broken(
      LoadTestRun run,
      int attempt,
      Failure failure,
      List<MeasuredAttempt> measured,
      Conclusion alone) {
    return measured.isEmpty() ? alone : judged(run, measured).without(attempt, failure);
  }

  private Conclusion judged(LoadTestRun run, List<MeasuredAttempt> attempts) {
    return Conclusion.of(evaluations.of(run, attempts));
  }

  private static NextAttempt next(
      LoadTestRun run, Conclusion conclusion, List<MeasuredAttempt> attempts) {
    return NextAttempt.after(
        run.getSpec().resolved().orElseThrow(),
        conclusion.judgement(),
        attempts.size(),
        attempts.getLast().ended());
  }

  private Optional<Duration> pause(
      LoadTestRun run, List<MeasuredAttempt> attempts, NextAttempt.Again again) {
    var projection =
        new RunProjection(
                Optional.ofNullable(run.getStatus()),
                run.getMetadata().getGeneration(),
                clock.instant())
            .after(attempts);
    steps.statuses().write(run, projection.waiting(Phase.Judging, again.reason(), again.message()));
    Duration rest = Duration.between(clock.instant(), again.notBefore());
    return Optional.of(rest.compareTo(SOON) < 0 ? SOON : rest);
  }
}
