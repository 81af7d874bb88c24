package dev.loadtest.core.stats;

import java.util.Arrays;

/** Location and spread of a few numbers, of which some may be wild. */
public final class Robust {
  /** Makes the MAD of normal values their standard deviation. Source: Rousseeuw and Croux, 1993. */
  private static final double NORMAL = 1.4826;

  private Robust() {}

  /** The median of at least one number. */
  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return medianOfSorted(sorted);
  }

  static double medianOfSorted(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The median distance from {@code center}, scaled to a standard deviation. */
  static double deviation(double[] values, double center) {
    double[] distances = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      distances[i] = Math.abs(values[i] - center);
    }
    Arrays.sort(distances);
    return NORMAL * medianOfSorted(distances);
  }

  /** A quantile of sorted numbers, ranks interpolated linearly. */
  static double quantileOfSorted(double[] sorted, double share) {
    double rank = share * (sorted.length - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }

  /**
   * The standard deviation of sorted numbers whose lowest and highest tenth are drawn in to the
   * tenth and ninetieth percentile (winsorised).
   */
  static double winsorisedDeviation(double[] sorted) {
    double low = quantileOfSorted(sorted, 0.1);
    double high = quantileOfSorted(sorted, 0.9);
    double[] drawnIn = new double[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      drawnIn[i] = Math.clamp(sorted[i], low, high);
    }
    return deviationOf(drawnIn);
  }

  /** The sample standard deviation; 0 for fewer than two numbers. */
  public static double deviationOf(double[] values) {
    if (values.length < 2) {
      return 0;
    }
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / (values.length - 1));
  }

  /** The arithmetic mean of at least one number. */
  public static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
