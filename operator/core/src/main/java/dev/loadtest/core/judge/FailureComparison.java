package dev.loadtest.core.judge;

import dev.loadtest.core.judge.Question.Value;
import dev.loadtest.core.judge.Question.Worse;
import dev.loadtest.core.stats.Level;
import dev.loadtest.core.stats.LevelTest;
import dev.loadtest.core.stats.RateTest;
import dev.loadtest.core.stats.RateTest.Trials;
import dev.loadtest.core.stats.Robust;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Compares failure rates with the pooled baseline: beta-binomial, since failures cluster, and with
 * an absolute floor, since a handful of failures more is of no interest however certain.
 */
final class FailureComparison {
  /** Half a percent of all trials. */
  static final double LEAST = 0.005;

  /** One-sided. */
  private static final double SIGNIFICANCE = 0.01;

  private FailureComparison() {}

  static Shift of(Baseline baseline, double[] tries, Strictness strictness) {
    return baseline.question().worse() == Worse.Higher
        ? failures(baseline, tries, strictness, false)
        : failures(baseline, tries, strictness, true).mirrored();
  }

  /**
   * @param successes whether the rates are of successes: what is missing to 1 are failures
   */
  private static Shift failures(
      Baseline baseline, double[] tries, Strictness strictness, boolean successes) {
    Question question = baseline.question();
    DoubleUnaryOperator failed = rate -> Math.clamp(successes ? 1 - rate : rate, 0.0, 1.0);
    double[] rates = Arrays.stream(tries).map(failed).toArray();
    Trials[] past =
        baseline.values().stream()
            .map(v -> Trials.of(failed.applyAsDouble(v.value()), trials(v)))
            .toArray(Trials[]::new);
    Level usual = Level.of(Arrays.stream(past).mapToDouble(Trials::rate).toArray());
    double median = Robust.median(rates);
    RateTest test = RateTest.of(past, Trials.of(median, fewest(question)));
    double pooled = pooled(past);
    double smallest = Math.max(LEAST, question.smallestEffect() * pooled) * strictness.effect();
    boolean higher = median > pooled;
    boolean certain = !higher || test.pValue() * strictness.correction() < SIGNIFICANCE;
    return new Shift(
        past.length,
        pooled,
        median,
        median - pooled,
        Math.max(smallest, usual.highest() - pooled),
        Math.sqrt(median * (1 - median) / fewest(question)),
        higher ? test.pValue() : 1,
        higher ? Worse.Higher : Worse.Lower,
        certain && LevelTest.reaches(Math.abs(median - pooled), smallest),
        Arrays.stream(rates)
            .allMatch(rate -> higher ? rate > usual.highest() : rate < usual.lowest()));
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
