package dev.loadtest.core.stats;

/** How many samples a percentile needs. */
public final class QuantileBounds {
  /** One-sided error of the upper bound: of a 95 % two-sided interval. */
  private static final double ERROR = 0.025;

  private QuantileBounds() {}

  /**
   * The fewest samples with which the largest one bounds the percentile from above with 97.5 %
   * certainty: 72 for p95, 368 for p99, 3,688 for p99.9. Below, no upper bound exists. Source: the
   * binomial interval of order statistics, 1 - q^n >= 0.975.
   *
   * @param percent above 0 and below 100
   */
  public static long fewestSamples(double percent) {
    double share = Math.max(percent, 100 - percent) / 100;
    return share >= 1 ? 1 : (long) Math.ceil(Math.log(ERROR) / Math.log(share));
  }
}
