package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.plan.MeasurementKey;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Target;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.TargetEvidence;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * All that a run is judged on.
 *
 * @param spec as it was run
 * @param attempts its tries in their order, at least one; the verdict is on their median
 * @param target what was seen of the service under test, over all tries
 * @param history the runs before it
 * @param today for declared changes that end
 * @param definedTarget the target as the test names it; a run against another address of it (a
 *     canary, a preview) is compared with the same history
 */
public record Evaluation(
    LoadTestSpec spec,
    List<RunSummary> attempts,
    TargetEvidence target,
    RunHistory history,
    LocalDate today,
    Optional<Target> definedTarget) {

  public Evaluation {
    attempts = List.copyOf(attempts);
  }

  /** Of a run against the test's own target. */
  public Evaluation(
      LoadTestSpec spec,
      List<RunSummary> attempts,
      TargetEvidence target,
      RunHistory history,
      LocalDate today) {
    this(spec, attempts, target, history, today, Optional.ofNullable(spec.target()));
  }

  /** The same against another history. */
  public Evaluation with(RunHistory other) {
    return new Evaluation(spec, attempts, target, other, today, definedTarget);
  }

  /** What a number of a stage, or of the whole run, depends on besides the service. */
  String key(Optional<String> stage) {
    return MeasurementKey.of(spec, definedTarget, stage);
  }

  RunSummary latest() {
    return attempts.getLast();
  }
}
