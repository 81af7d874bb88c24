package dev.loadtest.core.judge;

import java.util.List;

/**
 * The word on a run: the verdict, its class, a reason for machines (CamelCase, stable), a sentence
 * for people, what became of each threshold, and everything that was seen.
 */
public record Judgement(
    Verdict verdict,
    Classification classification,
    String reason,
    String message,
    List<ThresholdOutcome> outcomes,
    List<Finding> findings) {

  public Judgement {
    outcomes = List.copyOf(outcomes);
    findings = List.copyOf(findings);
  }

  /**
   * For a run without measurements to judge: the runners never started, the result is lost.
   *
   * @param reason CamelCase, e.g. {@code ResultLost}
   * @param what what went wrong and what to do, for people
   */
  public static Judgement error(String reason, String what) {
    return new Judgement(
        Verdict.Error, Classification.Error, reason, "Error: " + what, List.of(), List.of());
  }

  /** Of {@code loadtest run}: 0 passed, 1 failed, 2 inconclusive, 3 error. */
  public int exitCode() {
    return verdict.exitCode();
  }
}
