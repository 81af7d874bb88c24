package dev.loadtest.core.lifecycle;

import dev.loadtest.core.judge.AbortJudge;
import dev.loadtest.core.lifecycle.RunnerView.Stage;
import dev.loadtest.core.spec.GrammarException;
import dev.loadtest.core.summary.RunnerReport;
import java.time.Duration;
import java.util.Optional;

/** The course of an attempt, the same in the cluster and on a laptop. Both functions are pure. */
public final class Lifecycle {
  private Lifecycle() {}

  /** Where the attempt stands. */
  public static AttemptState stateOf(Observation seen) {
    if (seen.started().isEmpty()) {
      return seen.trouble()
          .filter(Trouble::conclusive)
          .<AttemptState>map(t -> new AttemptState.Broken(t.failure()))
          .orElseGet(AttemptState.NotStarted::new);
    }
    return Failures.of(seen)
        .<AttemptState>map(AttemptState.Broken::new)
        .orElseGet(() -> progressing(seen));
  }

  private static AttemptState progressing(Observation seen) {
    int desired = seen.plan().runners();
    if (seen.count(Stage.Ended) == desired) {
      int missing = desired - seen.reports().size();
      return missing > 0
          ? new AttemptState.Reading(missing)
          : new AttemptState.Measured(seen.reports());
    }
    if (seen.count(Stage.Draining) == desired) {
      return new AttemptState.Draining();
    }
    int ready = seen.count(Stage.Ready);
    if (ready < desired && seen.released().isEmpty()) {
      return new AttemptState.Gathering(ready, desired);
    }
    boolean held = ready == desired && seen.runners().stream().anyMatch(r -> r.is(Stage.Ready));
    return held && seen.plan().runner().hold()
        ? new AttemptState.Held()
        : new AttemptState.Loading();
  }

  /** What to do next. */
  public static Step nextStep(AttemptState state, Observation seen) {
    return switch (state) {
      case AttemptState.NotStarted() -> new Step.Launch();
      case AttemptState.Gathering g -> new Step.Await(Patience.close(seen));
      case AttemptState.Held() -> new Step.Release();
      case AttemptState.Loading() -> loading(seen);
      case AttemptState.Draining() -> new Step.Teardown();
      case AttemptState.Reading r -> new Step.Await(Patience.close(seen));
      case AttemptState.Measured m ->
          reported(m).<Step>map(Step.Fail::new).orElseGet(() -> new Step.Judge(m.reports()));
      case AttemptState.Broken(Failure failure) -> new Step.Fail(failure);
    };
  }

  /** A script's threshold that cannot be read ends the attempt: its load would judge nothing. */
  private static Step loading(Observation seen) {
    try {
      return abort(seen)
          .<Step>map(Step.Stop::new)
          .orElseGet(() -> new Step.Await(Patience.whileLoading(seen)));
    } catch (GrammarException unreadable) {
      return new Step.Fail(new Failure(FailureReason.BadThreshold, unreadable.getMessage()));
    }
  }

  private static Optional<String> abort(Observation seen) {
    return seen.progress()
        .flatMap(
            p ->
                AbortJudge.shouldAbort(
                    Conclusion.thresholds(seen), p, Duration.ofMillis(p.elapsedMs())))
        .map(crossed -> "threshold " + crossed.name() + " is crossed and has abortOnFail");
  }

  /** The first failure that a runner reported by itself. */
  private static Optional<Failure> reported(AttemptState.Measured measured) {
    return measured.reports().stream()
        .map(Lifecycle::failure)
        .flatMap(Optional::stream)
        .findFirst();
  }

  static Optional<Failure> failure(RunnerReport report) {
    return FailureReason.of(report.exit().reason())
        .map(reason -> new Failure(reason, report.exit().message()));
  }
}
