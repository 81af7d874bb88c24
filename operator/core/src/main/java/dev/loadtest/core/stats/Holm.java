package dev.loadtest.core.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Corrects for asking several questions at once. Source: Holm 1979. */
public final class Holm {
  private Holm() {}

  /** The adjusted p-values, in the order given; at most 1. */
  public static double[] adjusted(double[] pValues) {
    int[] order =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[pValues.length];
    double highest = 0;
    for (int rank = 0; rank < order.length; rank++) {
      double own = Math.min(1, pValues[order[rank]] * (order.length - rank));
      highest = Math.max(highest, own);
      adjusted[order[rank]] = highest;
    }
    return Arrays.copyOf(adjusted, adjusted.length);
  }
}
