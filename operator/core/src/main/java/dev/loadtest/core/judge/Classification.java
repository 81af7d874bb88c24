package dev.loadtest.core.judge;

/** Why a run has its verdict; {@code docs/verdicts.md} says when which applies. */
public enum Classification {
  /** All thresholds hold, and nothing says that the level changed. */
  Stable,
  /** The difference is within what the test varies by itself. */
  Noise,
  /** Better, beyond noise. */
  Improvement,
  /** A declared change covers it. */
  ExpectedShift,
  /** A breach without change: the threshold does not fit the accepted level. */
  StaleThreshold,
  /** Only warm-up, ramp or spike differ. */
  TestShape,
  /** The load generator or its machine disturbed what was measured. */
  Environment,
  /** Worse, beyond noise and declaration. */
  Regression,
  /** The measurements cannot decide. */
  Inconclusive,
  /** Too little to compare with. */
  InsufficientData,
  /** What was asked about was not measured. */
  NoData,
  /** The test could not be carried out. */
  Error
}
