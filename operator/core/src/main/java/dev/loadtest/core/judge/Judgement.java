package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.Admission;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The word on a run: the verdict, its class, a reason for machines (CamelCase, stable), a sentence
 * for people, what became of each threshold, and everything that was seen.
 *
 * @param comparisons the numbers against the baseline
 * @param calibration how much baseline there is
 * @param admission whether the run will count as normal for later ones
 * @param doubt why another try would help to decide, in a sentence part; empty when none would
 */
public record Judgement(
    Verdict verdict,
    Classification classification,
    String reason,
    String message,
    List<ThresholdOutcome> outcomes,
    List<Finding> findings,
    List<Comparison> comparisons,
    Calibration calibration,
    Admission admission,
    Optional<String> doubt) {

  public Judgement {
    outcomes = List.copyOf(outcomes);
    findings = List.copyOf(findings);
    comparisons = List.copyOf(comparisons);
  }

  /** A judgement without history: nothing is compared. */
  public Judgement(
      Verdict verdict,
      Classification classification,
      String reason,
      String message,
      List<ThresholdOutcome> outcomes,
      List<Finding> findings) {
    this(
        verdict,
        classification,
        reason,
        message,
        outcomes,
        findings,
        List.of(),
        Calibration.NONE,
        Admission.Excluded,
        Optional.empty());
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

  /** The same with something else that was seen, which the message says, too. */
  public Judgement noting(Finding finding) {
    return new Judgement(
        verdict,
        classification,
        reason,
        message + " " + Wording.sentence(finding.sentence()),
        outcomes,
        Stream.concat(findings.stream(), Stream.of(finding)).toList(),
        comparisons,
        calibration,
        admission,
        doubt);
  }

  /** The same for another reason. */
  public Judgement because(String other) {
    return new Judgement(
        verdict,
        classification,
        other,
        message,
        outcomes,
        findings,
        comparisons,
        calibration,
        admission,
        doubt);
  }

  /** Of {@code loadtest run}: 0 passed, 1 failed, 2 inconclusive, 3 error. */
  public int exitCode() {
    return verdict.exitCode();
  }
}
