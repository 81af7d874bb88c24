package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.Measure;
import java.util.OptionalDouble;

/**
 * A number of two runs. Sizes of changes are ratios (0.1 is ten percent); for rates from 0 to 1
 * they are differences of rates.
 *
 * @param subject for people, e.g. {@code p95 of stage steady}
 * @param a of the first run, in {@code unit}; empty where it was not measured
 * @param b of the second run
 * @param change from the first to the second; empty where one is missing, or the first one is 0
 * @param notable the smallest change in its direction that means something, empty where nothing is
 *     known about it
 * @param basis where {@code notable} comes from
 * @param runs of the baseline, where it comes from there
 * @param level what is held of the change; Unknown without {@code notable}
 */
public record Difference(
    Measure measure,
    String subject,
    Unit unit,
    boolean rate,
    OptionalDouble a,
    OptionalDouble b,
    OptionalDouble change,
    OptionalDouble notable,
    Basis basis,
    int runs,
    Comparison.Level level) {

  /** What says how far apart two single runs may lie. */
  public enum Basis {
    /** The spread between the runs of a baseline. */
    Runs,
    /** The samples within the two runs: runs differ by more than that. */
    Samples,
    Nothing
  }
}
