package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.TargetEvidence;
import java.time.LocalDate;
import java.util.List;

/**
 * All that a run is judged on.
 *
 * @param spec as it was run
 * @param attempts its tries in their order, at least one; the verdict is on their median
 * @param target what was seen of the service under test, over all tries
 * @param history the runs before it
 * @param today for declared changes that end
 */
public record Evaluation(
    LoadTestSpec spec,
    List<RunSummary> attempts,
    TargetEvidence target,
    RunHistory history,
    LocalDate today) {

  public Evaluation {
    attempts = List.copyOf(attempts);
  }

  RunSummary latest() {
    return attempts.getLast();
  }
}
