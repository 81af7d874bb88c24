package dev.loadtest.core.judge;

import java.util.OptionalDouble;

/**
 * What became of a threshold: {@code metric} and {@code expression} in canonical form, {@code
 * observed} in {@code unit} (ms, ratio, /s, B, B/s or none), absent when there is no number.
 */
public record ThresholdOutcome(
    String name,
    String metric,
    String expression,
    Result result,
    OptionalDouble observed,
    String unit) {

  /** Only {@link #Passed} is a pass. */
  public enum Result {
    Passed,
    Crossed,
    /** Nothing was measured that the threshold asks about. */
    NoData,
    /** The number cannot be computed from the merged data. */
    Unmergeable
  }
}
