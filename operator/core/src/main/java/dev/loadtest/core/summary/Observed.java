package dev.loadtest.core.summary;

/** What merged measurements say about an aggregation of a selector. */
public sealed interface Observed {

  /** A number, in the unit of the metric (ms, ratio 0 to 1, sum, sum per second). */
  record Value(double value) implements Observed {}

  /** Nothing was measured that the selector names. */
  record NoSamples() implements Observed {}

  /** Neither k6 nor the script has such a metric. */
  record Unknown(String metric) implements Observed {}

  /** There are samples, but no such number can be had from them; {@code reason} is for people. */
  record Unmergeable(String reason) implements Observed {}
}
