package dev.loadtest.core.judge;

import dev.loadtest.core.stats.QuantileBounds;
import dev.loadtest.core.summary.Rate;
import dev.loadtest.core.summary.Trend;
import java.util.OptionalDouble;

/**
 * How far apart two numbers lie by the chance of their samples alone. Runs differ by more than
 * that: it is a lower bound.
 */
final class SampleBounds {
  /** Two-sided 95 %. */
  private static final double NORMAL = 1.96;

  private SampleBounds() {}

  /**
   * For a percentile of two trends, a ratio: from the binomial interval of order statistics. Empty
   * where there are too few samples, or values that are not positive.
   */
  static OptionalDouble percentile(double percent, Trend a, Trend b) {
    double both = Math.hypot(width(percent, a), width(percent, b));
    return Double.isFinite(both) ? OptionalDouble.of(Math.expm1(both)) : OptionalDouble.empty();
  }

  /** Half of the interval on the logarithmic scale. */
  private static double width(double percent, Trend trend) {
    if (percent <= 0
        || percent >= 100
        || trend.samples() < QuantileBounds.fewestSamples(percent)
        || trend.min() <= 0) {
      return Double.NaN;
    }
    double reach = NORMAL * Math.sqrt(percent * (100 - percent) / trend.samples());
    double low = trend.percentile(Math.max(0, percent - reach));
    double high = trend.percentile(Math.min(100, percent + reach));
    return Math.log(high / low) / 2;
  }

  /** For two rates, a difference: with half a failure more in each, so that zero has a width. */
  static double rate(Rate a, Rate b) {
    double share = (a.trues() + b.trues() + 1.0) / (a.samples() + b.samples() + 2.0);
    return NORMAL
        * Math.sqrt(
            share
                * (1 - share)
                * (1.0 / Math.max(1, a.samples()) + 1.0 / Math.max(1, b.samples())));
  }
}
