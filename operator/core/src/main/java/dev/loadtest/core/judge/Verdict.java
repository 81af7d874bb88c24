package dev.loadtest.core.judge;

/** How a run ended. */
public enum Verdict {
  Passed,
  Failed,
  Inconclusive,
  Error
}
