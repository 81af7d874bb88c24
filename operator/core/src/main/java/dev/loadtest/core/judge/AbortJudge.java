package dev.loadtest.core.judge;

import dev.loadtest.core.judge.ThresholdOutcome.Result;
import dev.loadtest.core.summary.ProgressSummary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Says whether merged progress ends the load early. Source: k6 2.2.0, {@code
 * metrics/thresholds.go}, runAll: a crossed threshold stops the load once more than its delay has
 * passed.
 */
public final class AbortJudge {
  private AbortJudge() {}

  /**
   * The first crossed threshold with abortOnFail, if any: stop all runners then.
   *
   * @param elapsed since the release
   */
  public static Optional<ThresholdOutcome> shouldAbort(
      List<NamedThreshold> thresholds, ProgressSummary progress, Duration elapsed) {
    return thresholds.stream()
        .filter(NamedThreshold::abortOnFail)
        .filter(t -> t.delayAbortEval().isZero() || elapsed.compareTo(t.delayAbortEval()) > 0)
        .map(
            t ->
                ThresholdJudge.outcome(
                    t, progress.observe(t.selector(), t.expression().aggregation())))
        .filter(outcome -> outcome.result() == Result.Crossed)
        .findFirst();
  }
}
