package dev.loadtest.core.analysis;

import java.util.List;

/**
 * How much of each thing is shown.
 *
 * @param items thresholds, comparisons, findings and stages, of each
 * @param runs earlier runs
 * @param points numbers of an earlier run
 * @param text length of a text. Unit: characters
 * @param context length of what people wrote of the service. Unit: characters
 */
record Portion(int items, int runs, int points, int text, int context) {
  /** The last one fits whatever is in it: a test says so. */
  static final List<Portion> LARGEST_FIRST =
      List.of(
          new Portion(30, 8, 8, 300, 2000),
          new Portion(20, 5, 6, 240, 1500),
          new Portion(12, 3, 4, 200, 1000),
          new Portion(8, 2, 4, 150, 600),
          new Portion(5, 1, 3, 100, 300),
          new Portion(3, 0, 0, 80, 200));
}
