package dev.loadtest.core.judge;

import dev.loadtest.core.judge.Finding.MarkedFailed;
import dev.loadtest.core.judge.Finding.NoSamples;
import dev.loadtest.core.judge.Finding.NothingMeasured;
import dev.loadtest.core.judge.Finding.RunnerFailed;
import dev.loadtest.core.judge.Finding.RunnersMissing;
import dev.loadtest.core.judge.Finding.StoppedEarly;
import dev.loadtest.core.judge.Finding.ThresholdCrossed;
import dev.loadtest.core.judge.Finding.Unmergeable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What decides a run's class: the first line of the second table in {@code docs/verdicts.md} that
 * applies. {@code finding} is what the message talks about.
 */
record Grounds(
    Classification classification,
    String reason,
    boolean breach,
    boolean failing,
    Optional<Finding> finding) {

  private static final Set<String> OPEN =
      Set.of(
          "ThresholdsCrossed",
          "GeneratorSaturated",
          "ThresholdsAdvisory",
          "ThresholdsHeld",
          "NothingAsked");

  /** Whether only thresholds were looked at so far, so that a comparison may say more. */
  boolean open() {
    return OPEN.contains(reason);
  }

  static Grounds of(List<ThresholdOutcome> outcomes, List<Finding> findings, boolean failing) {
    var crossed = first(findings, ThresholdCrossed.class);
    return broken(findings)
        .or(() -> markedFailed(findings))
        .or(() -> crossed.filter(c -> failing).map(c -> breached(c, findings, true)))
        .or(() -> undecided(findings, crossed.isPresent(), failing))
        .or(() -> crossed.map(c -> breached(c, findings, false)))
        .orElseGet(() -> held(outcomes.isEmpty() ? "NothingAsked" : "ThresholdsHeld", failing));
  }

  private static Optional<Grounds> broken(List<Finding> findings) {
    return first(findings, RunnerFailed.class)
        .map(f -> because(Classification.Error, f.reason().name(), f))
        .or(
            () ->
                first(findings, RunnersMissing.class)
                    .map(f -> because(Classification.Error, "ResultLost", f)))
        .or(
            () ->
                first(findings, NothingMeasured.class)
                    .map(f -> because(Classification.NoData, "NothingMeasured", f)));
  }

  private static Optional<Grounds> markedFailed(List<Finding> findings) {
    return first(findings, MarkedFailed.class)
        .map(
            f ->
                new Grounds(
                    Classification.InsufficientData, "MarkedFailed", true, true, Optional.of(f)));
  }

  private static Optional<Grounds> undecided(
      List<Finding> findings, boolean breach, boolean failing) {
    return first(findings, NoSamples.class)
        .map(f -> new Grounds(Classification.NoData, "NoSamples", breach, failing, Optional.of(f)))
        .or(
            () ->
                first(findings, Unmergeable.class)
                    .map(f -> because(Classification.Inconclusive, "Unmergeable", f)))
        .or(
            () ->
                first(findings, StoppedEarly.class)
                    .map(f -> because(Classification.Inconclusive, "StoppedEarly", f)));
  }

  private static Grounds breached(
      ThresholdCrossed crossed, List<Finding> findings, boolean failing) {
    var saturated = Findings.saturated(findings);
    var reason = saturated ? "GeneratorSaturated" : "ThresholdsCrossed";
    return new Grounds(
        saturated ? Classification.Environment : Classification.InsufficientData,
        failing ? reason : "ThresholdsAdvisory",
        true,
        failing,
        Optional.of(crossed));
  }

  private static Grounds held(String reason, boolean failing) {
    return new Grounds(Classification.Stable, reason, false, failing, Optional.empty());
  }

  private static Grounds because(Classification classification, String reason, Finding finding) {
    return new Grounds(classification, reason, false, true, Optional.of(finding));
  }

  private static <T extends Finding> Optional<T> first(List<Finding> findings, Class<T> type) {
    return findings.stream().filter(type::isInstance).map(type::cast).findFirst();
  }
}
