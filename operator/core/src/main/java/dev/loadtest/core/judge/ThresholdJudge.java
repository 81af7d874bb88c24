package dev.loadtest.core.judge;

import dev.loadtest.core.judge.ThresholdOutcome.Result;
import dev.loadtest.core.spec.BuiltinMetrics;
import dev.loadtest.core.spec.BuiltinMetrics.Kind;
import dev.loadtest.core.summary.Observed;
import dev.loadtest.core.summary.RunSummary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Holds thresholds against merged measurements, once, as k6 does. */
public final class ThresholdJudge {
  private ThresholdJudge() {}

  /** The outcomes in the order of the thresholds. */
  public static List<ThresholdOutcome> judge(List<NamedThreshold> thresholds, RunSummary summary) {
    return thresholds.stream().map(threshold -> judge(threshold, summary)).toList();
  }

  private static ThresholdOutcome judge(NamedThreshold threshold, RunSummary summary) {
    var selector = threshold.selector();
    return outcome(
        threshold,
        summary.observe(selector, threshold.expression().aggregation()),
        summary.kindOf(selector.metric()));
  }

  static ThresholdOutcome outcome(NamedThreshold threshold, Observed observed) {
    return outcome(threshold, observed, BuiltinMetrics.kindOf(threshold.selector().metric()));
  }

  private static ThresholdOutcome outcome(
      NamedThreshold threshold, Observed observed, Optional<Kind> kind) {
    return switch (observed) {
      case Observed.Value(var value) ->
          outcome(
              threshold,
              threshold.expression().holds(value) ? Result.Passed : Result.Crossed,
              OptionalDouble.of(value),
              kind);
      case Observed.NoSamples n -> outcome(threshold, Result.NoData, OptionalDouble.empty(), kind);
      case Observed.Unknown u -> outcome(threshold, Result.NoData, OptionalDouble.empty(), kind);
      case Observed.Unmergeable u ->
          outcome(threshold, Result.Unmergeable, OptionalDouble.empty(), kind);
    };
  }

  private static ThresholdOutcome outcome(
      NamedThreshold threshold, Result result, OptionalDouble observed, Optional<Kind> kind) {
    return new ThresholdOutcome(
        threshold.name(),
        threshold.selector().toString(),
        threshold.expression().toString(),
        result,
        observed,
        Unit.of(kind, threshold.expression().aggregation()).symbol());
  }
}
