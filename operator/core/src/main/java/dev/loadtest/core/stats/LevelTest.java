package dev.loadtest.core.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Whether a few new values lie at another level than a baseline: "agree3". A change counts when it
 * is large enough to matter, beyond a Student-t prediction interval for the median of the new
 * values, and when every single new value lies beyond the worst of the baseline. The third
 * condition keeps single wild runs and bimodal series from raising an alarm.
 *
 * @param change median of the new values less the baseline's, on their scale
 * @param error the standard error of the change
 * @param statistic the change in units of its standard error
 * @param pValue two-sided, of the t distribution with one degree of freedom less than runs
 * @param allBeyond whether every new value is beyond the baseline's worst one on its side
 * @param detectable the smallest change that would have counted
 */
public record LevelTest(
    double change,
    double error,
    double statistic,
    double pValue,
    boolean allBeyond,
    double detectable) {
  /** Two-sided error of the prediction interval. */
  public static final double SIGNIFICANCE = 0.05;

  /** Asymptotic variance of a median in units of the variance of one value: pi / 2. */
  private static final double MEDIAN_VARIANCE = 1.57;

  private static final double ROUNDING = 1e-9;

  private static final int TABLE = 128;
  private static final double[] CRITICAL = new double[TABLE];

  static {
    for (int freedom = 1; freedom < TABLE; freedom++) {
      CRITICAL[freedom] = TDistribution.of(freedom).inverseSurvivalProbability(SIGNIFICANCE / 2);
    }
  }

  /**
   * Compares.
   *
   * @param smallest the smallest change that matters, on the scale of the values, above 0
   * @param values the new ones, at least one
   */
  public static LevelTest of(Level level, double[] values, double smallest) {
    double change = Robust.median(values) - level.center();
    double error = error(level, values.length);
    double statistic = change / error;
    return new LevelTest(
        change,
        error,
        statistic,
        pValue(statistic, level.freedom()),
        allBeyond(level, values, change),
        detectable(level, change, error, smallest));
  }

  /** Whether the change counts. */
  public boolean changed(double smallest) {
    return reaches(Math.abs(change), smallest) && pValue < SIGNIFICANCE && allBeyond;
  }

  /** Whether a size is at least another one; two that differ by rounding only are the same. */
  public static boolean reaches(double size, double smallest) {
    return size >= smallest * (1 - ROUNDING);
  }

  /** How far from the level the median of so many new values falls without a change. */
  public static double reach(Level level, int values) {
    return critical(level.freedom()) * error(level, values);
  }

  /**
   * The same with another one-sided error: how far the median falls in all but this share of runs.
   */
  public static double reach(Level level, int values, double beyond) {
    return level.freedom() < 1
        ? Double.POSITIVE_INFINITY
        : TDistribution.of(level.freedom()).inverseSurvivalProbability(beyond)
            * error(level, values);
  }

  /** How far apart two single runs of the level lie without a change. */
  public static double apart(Level level) {
    return critical(level.freedom()) * level.scale() * Math.sqrt(2);
  }

  /** The standard error of the difference between the two medians. */
  public static double error(Level level, int values) {
    return level.scale() * Math.sqrt(variance(values) + MEDIAN_VARIANCE / level.runs());
  }

  /** Variance of the median of so many normal values, in units of the variance of one. */
  private static double variance(int values) {
    return switch (values) {
      case 1 -> 1;
      case 2 -> 0.5;
      case 3 -> 0.449;
      default -> MEDIAN_VARIANCE / values;
    };
  }

  private static double pValue(double statistic, int freedom) {
    return freedom < 1 ? 1 : 2 * TDistribution.of(freedom).survivalProbability(Math.abs(statistic));
  }

  private static boolean allBeyond(Level level, double[] values, double change) {
    for (double value : values) {
      if (change > 0 ? !(value > level.highest()) : !(value < level.lowest())) {
        return false;
      }
    }
    return true;
  }

  private static double detectable(Level level, double change, double error, double smallest) {
    double toWorst =
        change < 0 ? level.center() - level.lowest() : level.highest() - level.center();
    return Math.max(smallest, Math.max(critical(level.freedom()) * error, toWorst));
  }

  /** The two-sided critical value of the t distribution. */
  static double critical(int freedom) {
    return freedom < 1 ? Double.POSITIVE_INFINITY : CRITICAL[Math.min(freedom, TABLE - 1)];
  }
}
