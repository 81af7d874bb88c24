package dev.loadtest.cli.show;

import java.util.Arrays;

/** A series of numbers as one line of blocks, from zero to its largest value. */
public final class Sparkline {
  private static final String BLOCKS = "▁▂▃▄▅▆▇█";

  private Sparkline() {}

  /**
   * At most {@code width} blocks; neighbours are averaged. A value that is not a number leaves a
   * gap.
   */
  public static String of(double[] values, int width) {
    double[] drawn = narrowed(values, width);
    double top = Arrays.stream(drawn).filter(Double::isFinite).max().orElse(0);
    StringBuilder line = new StringBuilder();
    for (double value : drawn) {
      line.append(Double.isFinite(value) ? block(value, top) : ' ');
    }
    return line.toString();
  }

  private static char block(double value, double top) {
    if (top <= 0 || value <= 0) {
      return BLOCKS.charAt(0);
    }
    return BLOCKS.charAt((int) Math.min(7, Math.floor(value / top * 8)));
  }

  private static double[] narrowed(double[] values, int width) {
    if (values.length <= width) {
      return values;
    }
    double[] narrow = new double[width];
    for (int i = 0; i < width; i++) {
      int from = (int) ((long) i * values.length / width);
      int to = (int) ((long) (i + 1) * values.length / width);
      narrow[i] =
          Arrays.stream(values, from, to).filter(Double::isFinite).average().orElse(Double.NaN);
    }
    return narrow;
  }
}
