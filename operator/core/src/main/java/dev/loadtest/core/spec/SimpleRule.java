package dev.loadtest.core.spec;

import dev.loadtest.core.spec.ThresholdExpression.Operator;

/**
 * A rule of thumb on one number of a run. It fails a run besides the statistical judgement and
 * never permits healing.
 */
public sealed interface SimpleRule {

  /**
   * Reads what {@link #toString} writes, with spaces or without.
   *
   * @throws GrammarException naming the bad token and what is allowed
   */
  static SimpleRule parse(String text) {
    return new SimpleRuleParser(text).rule();
  }

  /** Whether the rule tells better from worse, so that the number must have a good direction. */
  default boolean needsDirection() {
    return switch (this) {
      case StandardDeviations sd -> true;
      case Percent percent -> true;
      case MedianOfThree median -> false;
      case Bound bound -> false;
    };
  }

  /** Fails when worse than the mean of the last 10 runs by more than {@code k} of their sd. */
  record StandardDeviations(double k) implements SimpleRule {
    public StandardDeviations {
      mustBePositive(k);
    }

    @Override
    public String toString() {
      return "> " + GoText.format(k) + " sd";
    }
  }

  /** Fails when worse than the mean of the last 10 runs by more. Unit: percent of that mean. */
  record Percent(double percent) implements SimpleRule {
    public Percent {
      mustBePositive(percent);
    }

    @Override
    public String toString() {
      return "> " + GoText.format(percent) + " %";
    }
  }

  /**
   * Fails when the median of three tries is off the mean of the last 10 runs by more, in either
   * direction. Unit: percent of that mean.
   */
  record MedianOfThree(double percent) implements SimpleRule {
    public MedianOfThree {
      mustBePositive(percent);
    }

    @Override
    public String toString() {
      return "median of 3 +- " + GoText.format(percent) + " %";
    }
  }

  /** Must hold, whatever was before. Unit of {@code bound}: the metric's, as in thresholds. */
  record Bound(Operator operator, double bound) implements SimpleRule {
    public Bound {
      if (!Double.isFinite(bound)) {
        throw new IllegalArgumentException("A bound is a finite number, not " + bound);
      }
    }

    public boolean holds(double observed) {
      return operator.holds(observed, bound);
    }

    @Override
    public String toString() {
      return operator.symbol() + GoText.format(bound);
    }
  }

  private static void mustBePositive(double number) {
    if (!(number > 0 && Double.isFinite(number))) {
      throw new IllegalArgumentException("A rule's number is finite and above 0, not " + number);
    }
  }
}
