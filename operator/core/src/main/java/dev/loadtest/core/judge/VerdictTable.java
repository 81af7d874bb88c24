package dev.loadtest.core.judge;

/** The table of {@code docs/verdicts.md}; a test compares every row. */
public final class VerdictTable {
  private VerdictTable() {}

  /**
   * The verdict of a class.
   *
   * @param breach whether a threshold is crossed
   * @param failOnThresholds false: thresholds are advisory
   */
  public static Verdict verdict(
      Classification classification, boolean breach, boolean failOnThresholds) {
    var counts = breach && failOnThresholds;
    return switch (classification) {
      case Stable, Improvement, ExpectedShift, StaleThreshold, TestShape, InsufficientData ->
          counts ? Verdict.Failed : Verdict.Passed;
      case Noise -> counts ? Verdict.Inconclusive : Verdict.Passed;
      case Regression -> Verdict.Failed;
      case Environment, Inconclusive, NoData -> Verdict.Inconclusive;
      case Error -> Verdict.Error;
    };
  }
}
