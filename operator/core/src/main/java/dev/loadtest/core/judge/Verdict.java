package dev.loadtest.core.judge;

/** The word on a run. Each has its own exit code, so that CI can tell bad, unknown and broken. */
public enum Verdict {
  /** What was asked holds. */
  Passed(0),
  /** What was asked does not hold. */
  Failed(1),
  /** The measurements cannot tell. */
  Inconclusive(2),
  /** The test could not be carried out. */
  Error(3);

  private final int exitCode;

  Verdict(int exitCode) {
    this.exitCode = exitCode;
  }

  /** Of {@code loadtest run}. */
  public int exitCode() {
    return exitCode;
  }

  /** The condition Succeeded; Ready is the same, Stalled the opposite. */
  public boolean succeeded() {
    return this == Passed;
  }
}
