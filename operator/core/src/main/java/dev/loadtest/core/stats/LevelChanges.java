package dev.loadtest.core.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where a series of values steps to another level and stays there. The place with the clearest step
 * is taken, then what follows it is looked at again.
 */
public final class LevelChanges {
  /** A level has at least so many values. */
  static final int SHORTEST = 5;

  /** Standard errors between the medians on both sides. Measured on the benchmark series. */
  private static final double CLEAR = 5;

  private static final double MEDIAN_VARIANCE = 1.57;

  private LevelChanges() {}

  /**
   * The first index of each level but the first, ascending.
   *
   * @param smallest the smallest step that matters, on the scale of the values
   */
  public static List<Integer> of(double[] values, double smallest) {
    List<Integer> found = new ArrayList<>();
    int from = 0;
    while (values.length - from >= 2 * SHORTEST) {
      int step = clearest(values, from, smallest);
      if (step < 0) {
        break;
      }
      found.add(step);
      from = step;
    }
    return found;
  }

  private static int clearest(double[] values, int from, double smallest) {
    int count = values.length - from;
    var before = new SortedValues(values, from, from + SHORTEST, count);
    var after = new SortedValues(values, from + SHORTEST, values.length, count);
    double best = CLEAR;
    int at = -1;
    for (int split = from + SHORTEST; split <= values.length - SHORTEST; split++) {
      double low = before.median();
      double high = after.median();
      if (Math.abs(high - low) >= smallest) {
        double clearness = clearness(values, from, split, low, high);
        if (clearness > best) {
          best = clearness;
          at = split;
        }
      }
      before.add(values[split]);
      after.remove(values[split]);
    }
    return at;
  }

  /** Distance of the medians in standard errors. */
  private static double clearness(double[] values, int from, int split, double low, double high) {
    double[] residuals = new double[values.length - from];
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = values[from + i] - (from + i < split ? low : high);
    }
    double spread = spread(residuals) + 1e-9;
    double variance = MEDIAN_VARIANCE / (split - from) + MEDIAN_VARIANCE / (values.length - split);
    return Math.abs(high - low) / (spread * Math.sqrt(variance));
  }

  /**
   * The larger of two robust estimates, as in {@link Level}: where values jump between two modes,
   * one mode is just ahead on either side of some split, and the MAD sees nothing of the other.
   */
  private static double spread(double[] residuals) {
    double byDistance = Robust.deviation(residuals, 0);
    Arrays.sort(residuals);
    return Math.max(byDistance, Robust.winsorisedDeviation(residuals));
  }
}
