package dev.loadtest.core.judge;

import dev.loadtest.core.judge.ThresholdOutcome.Result;
import dev.loadtest.core.stats.Robust;
import dev.loadtest.core.summary.RunSummary;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Several tries of one run, read as one: the median counts. */
public final class Tries {
  private Tries() {}

  /** The try whose numbers stand for the run: of two in the middle the slower one. */
  public static RunSummary median(List<RunSummary> tries) {
    return tries.size() == 1
        ? tries.getFirst()
        : tries.stream()
            .sorted(Comparator.comparingDouble(s -> s.headline().p95().orElse(0)))
            .skip(tries.size() / 2)
            .findFirst()
            .orElseThrow();
  }

  /**
   * What became of each threshold over all tries: the median of what was observed. One try without
   * a number is enough for there to be none.
   */
  static List<ThresholdOutcome> outcomes(List<NamedThreshold> thresholds, List<RunSummary> tries) {
    List<List<ThresholdOutcome>> each =
        tries.stream().map(summary -> ThresholdJudge.judge(thresholds, summary)).toList();
    return IntStream.range(0, thresholds.size())
        .mapToObj(i -> together(thresholds.get(i), each.stream().map(o -> o.get(i)).toList()))
        .toList();
  }

  private static ThresholdOutcome together(
      NamedThreshold threshold, List<ThresholdOutcome> outcomes) {
    if (outcomes.size() == 1) {
      return outcomes.getFirst();
    }
    return outcomes.stream()
        .filter(o -> o.observed().isEmpty())
        .findFirst()
        .orElseGet(() -> atMedian(threshold, outcomes));
  }

  private static ThresholdOutcome atMedian(
      NamedThreshold threshold, List<ThresholdOutcome> outcomes) {
    double median =
        Robust.median(outcomes.stream().mapToDouble(o -> o.observed().getAsDouble()).toArray());
    ThresholdOutcome first = outcomes.getFirst();
    return new ThresholdOutcome(
        first.name(),
        first.metric(),
        first.expression(),
        threshold.expression().holds(median) ? Result.Passed : Result.Crossed,
        OptionalDouble.of(median),
        first.unit());
  }
}
