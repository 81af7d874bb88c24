package dev.loadtest.core.judge;

/** What a verdict rests on. */
public enum Classification {
  Stable,
  Noise,
  Improvement,
  ExpectedShift,
  StaleThreshold,
  TestShape,
  Environment,
  Regression,
  Inconclusive,
  InsufficientData,
  NoData,
  Error
}
