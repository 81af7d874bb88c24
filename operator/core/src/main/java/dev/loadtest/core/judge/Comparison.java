package dev.loadtest.core.judge;

import java.util.OptionalDouble;

/**
 * A number of the run against its baseline.
 *
 * @param metric the selector, e.g. {@code http_req_duration{stage:steady}}
 * @param statistic the aggregation, e.g. {@code p(95)}
 * @param unit ms, ratio, /s, B, B/s or nothing, as in {@link Unit#symbol()}
 * @param value the median over the run's tries, in {@code unit}
 * @param baseline the level of the baseline, in {@code unit}; empty without enough runs
 * @param runs how many runs the baseline has at its present level
 * @param changePercent against the baseline; empty without one, or where it is 0
 * @param detectablePercent the smallest change that this comparison could have told from noise
 * @param level what is held of the change
 */
public record Comparison(
    String metric,
    String statistic,
    String unit,
    double value,
    OptionalDouble baseline,
    int runs,
    OptionalDouble changePercent,
    OptionalDouble detectablePercent,
    Level level) {

  /** What is held of a change. */
  public enum Level {
    /** Not to be told from noise, or too small to be of interest. */
    Same,
    Worse,
    Better,
    /** There is too little to compare with. */
    Unknown
  }
}
