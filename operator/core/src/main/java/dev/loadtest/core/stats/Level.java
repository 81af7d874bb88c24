package dev.loadtest.core.stats;

import java.util.Arrays;

/**
 * Where the values of a stable stretch lie, on the scale that they are given in (usually
 * logarithmic).
 *
 * @param runs how many values there are
 * @param freedom degrees of freedom of the spread
 * @param center their median
 * @param scale their spread, as a standard deviation
 * @param lowest the lowest value; of ten or more the second lowest, since one may be wild
 * @param highest the highest one, likewise
 */
public record Level(
    int runs, int freedom, double center, double scale, double lowest, double highest) {
  /** Runs are never more alike than this. Half a percent on the logarithmic scale. */
  static final double LEAST_SCALE = 0.005;

  /** From this number of runs on, one wild value is forgiven. */
  private static final int ENOUGH_TO_FORGIVE = 10;

  /** Makes up for what winsorising takes away. Measured on the benchmark series. */
  private static final double WINSORISED = 1.2;

  /** The level of at least one value. */
  public static Level of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int runs = sorted.length;
    double center = Robust.medianOfSorted(sorted);
    int forgiven = runs >= ENOUGH_TO_FORGIVE ? 1 : 0;
    return new Level(
        runs,
        runs - 1,
        center,
        scale(sorted, center),
        sorted[forgiven],
        sorted[runs - 1 - forgiven]);
  }

  /**
   * The level of the first values after a wanted change: they say where it is now, and the level
   * before says how much its values vary.
   */
  public static Level of(double[] values, Level before) {
    double center = Robust.median(values);
    double lowest = before.lowest() - before.center() + center;
    double highest = before.highest() - before.center() + center;
    for (double value : values) {
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
    return new Level(
        values.length,
        before.freedom() + values.length - 1,
        center,
        before.scale(),
        lowest,
        highest);
  }

  /** The same with a wider spread: {@code other} is an independent source of variation. */
  public Level widenedBy(double other) {
    return new Level(runs, freedom, center, Math.hypot(scale, other), lowest, highest);
  }

  /**
   * The larger of two robust estimates, since each has its blind spot: the MAD, corrected for few
   * values, sees nothing of a second mode, the winsorised deviation little of a long tail.
   */
  private static double scale(double[] sorted, double center) {
    int runs = sorted.length;
    double correction = runs / (runs - 0.8);
    double byDistance = Robust.deviation(sorted, center) * correction;
    double bySquares =
        runs >= ENOUGH_TO_FORGIVE
            ? Robust.winsorisedDeviation(sorted) * WINSORISED
            : Robust.deviationOf(sorted);
    return Math.max(LEAST_SCALE, Math.max(byDistance, bySquares));
  }
}
