package dev.loadtest.core.judge;

import dev.loadtest.core.stats.Robust;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Series of numbers for tests; the same ones each time. */
final class Numbers {
  private static final double[] NOISE =
      new Random(4).doubles(64, -1.7, 1.7).toArray(); // even, with a standard deviation of 1

  private Numbers() {}

  static double[] same(double value, int runs) {
    return DoubleStream.generate(() -> value).limit(runs).toArray();
  }

  /** Runs of a stable service, with exactly that median. */
  static double[] around(double center, double percent, int runs) {
    return around(center, percent, runs, 0);
  }

  static double[] around(double center, double percent, int runs, int seed) {
    double[] values =
        IntStream.range(0, runs).mapToDouble(i -> 1 + percent / 100 * noise(i + seed)).toArray();
    double median = Robust.median(values);
    return Arrays.stream(values).map(v -> center * v / median).toArray();
  }

  /** Runs of a service that changes by so much in total, bit by bit. */
  static double[] creeping(double from, double totalPercent, double noisePercent, int runs) {
    return IntStream.range(0, runs)
        .mapToDouble(
            i ->
                from
                    * Math.pow(1 + totalPercent / 100, i / (runs - 1.0))
                    * (1 + noisePercent / 100 * noise(i)))
        .toArray();
  }

  static double[] then(double[]... parts) {
    return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
  }

  /** The same with another value at one place. */
  static double[] with(double[] values, int at, double value) {
    double[] changed = values.clone();
    changed[at] = value;
    return changed;
  }

  static double noise(int i) {
    return NOISE[i % NOISE.length];
  }
}
