package dev.loadtest.core.plan;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How k6 splits one load over several runners (k6 {@code lib/execution_segment.go}). */
public final class Segments {
  private Segments() {}

  /**
   * The execution segment sequence of {@code runners} equal parts, e.g. {@code 0,1/4,2/4,3/4,1};
   * empty for one.
   */
  public static String sequence(int runners) {
    if (runners == 1) {
      return "";
    }
    return IntStream.rangeClosed(0, runners)
        .mapToObj(i -> i == 0 ? "0" : i == runners ? "1" : i + "/" + runners)
        .collect(Collectors.joining(","));
  }
}
