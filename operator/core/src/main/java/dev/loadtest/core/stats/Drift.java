package dev.loadtest.core.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * Whether values creep in one direction. Sources: the Mann-Kendall test (Mann 1945, Kendall 1975,
 * with the correction for ties) for the certainty, the Theil-Sen slope (Theil 1950, Sen 1968) for
 * the size.
 *
 * @param z of the Mann-Kendall test; positive for growing values
 * @param total growth over the whole series, on the scale of the values
 */
public record Drift(double z, double total) {
  static final Drift NONE = new Drift(0, 0);

  /** One in a hundred, two-sided. */
  private static final double CERTAIN = 2.58;

  /** Of values in their order of time. */
  public static Drift of(double[] values) {
    return values.length < 3 ? NONE : new Drift(z(values), total(values));
  }

  /** The same where it is certain; its size, which takes longer to find, is not asked otherwise. */
  public static Optional<Drift> certain(double[] values) {
    double z = values.length < 3 ? 0 : z(values);
    return Math.abs(z) > CERTAIN ? Optional.of(new Drift(z, total(values))) : Optional.empty();
  }

  private static double z(double[] values) {
    int n = values.length;
    int score = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        score += values[j] > values[i] ? 1 : values[j] < values[i] ? -1 : 0;
      }
    }
    double variance = (n * (n - 1.0) * (2 * n + 5) - ties(values)) / 18;
    return score == 0 || variance <= 0 ? 0 : (score - Math.signum(score)) / Math.sqrt(variance);
  }

  private static double total(double[] values) {
    int n = values.length;
    double[] slopes = new double[n * (n - 1) / 2];
    int pairs = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        slopes[pairs++] = (values[j] - values[i]) / (j - i);
      }
    }
    return Robust.median(slopes) * (n - 1);
  }

  /** Whether it is certain and larger than {@code smallest}. */
  public boolean isAtLeast(double smallest) {
    return Math.abs(z) > CERTAIN && Math.abs(total) > smallest && z * total > 0;
  }

  /** Mean distance of the values from the line of this drift through their middle. */
  public double misfit(double[] values) {
    double slope = total / (values.length - 1);
    double[] residuals = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      residuals[i] = values[i] - slope * i;
    }
    double center = Robust.median(residuals);
    return Arrays.stream(residuals).map(r -> Math.abs(r - center)).average().orElse(0);
  }

  private static double ties(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (int i = 0; i < sorted.length; ) {
      int j = i;
      while (j < sorted.length && sorted[j] == sorted[i]) {
        j++;
      }
      double equal = j - i;
      sum += equal * (equal - 1) * (2 * equal + 5);
      i = j;
    }
    return sum;
  }
}
