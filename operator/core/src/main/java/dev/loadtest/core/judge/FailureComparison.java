package dev.loadtest.core.judge;

import dev.loadtest.core.judge.Question.Value;
import dev.loadtest.core.judge.Question.Worse;
import dev.loadtest.core.stats.RateTest;
import dev.loadtest.core.stats.RateTest.Trials;
import dev.loadtest.core.stats.Robust;
import java.util.Arrays;

/**
 * Compares failure rates with the pooled baseline: beta-binomial, since failures cluster, and with
 * an absolute floor, since a handful of failures more is of no interest however certain.
 */
final class FailureComparison {
  /** Half a percent of all trials. */
  private static final double LEAST = 0.005;

  /** One-sided. */
  private static final double SIGNIFICANCE = 0.01;

  private FailureComparison() {}

  static Shift of(Baseline baseline, double[] tries, Strictness strictness) {
    Question question = baseline.question();
    Trials[] past =
        baseline.values().stream().map(v -> Trials.of(v.value(), trials(v))).toArray(Trials[]::new);
    double median = Robust.median(tries);
    RateTest test = RateTest.of(past, Trials.of(median, fewest(question)));
    double pooled = pooled(past);
    double smallest = Math.max(LEAST, question.smallestEffect() * pooled) * strictness.effect();
    boolean higher = median > pooled;
    boolean certain = !higher || test.pValue() * strictness.correction() < SIGNIFICANCE;
    return new Shift(
        pooled,
        median,
        median - pooled,
        Math.max(smallest, baseline.level().highest() - pooled),
        higher ? test.pValue() : 1,
        higher ? Worse.Higher : Worse.Lower,
        certain && Math.abs(median - pooled) >= smallest,
        Arrays.stream(tries)
            .allMatch(
                rate ->
                    higher ? rate > baseline.level().highest() : rate < baseline.level().lowest()));
  }

  private static long fewest(Question question) {
    return question.tries().stream().mapToLong(FailureComparison::trials).min().orElse(1);
  }

  private static double pooled(Trials[] past) {
    double failures = Arrays.stream(past).mapToDouble(Trials::failures).sum();
    double trials = Arrays.stream(past).mapToDouble(Trials::trials).sum();
    return failures / trials;
  }

  private static long trials(Value value) {
    return Math.max(1, value.samples());
  }
}
