package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.Admission;
import dev.loadtest.core.summary.RunSummary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges runs: {@code docs/verdicts.md} and {@code docs/judgement.md} in code. */
public final class Judge {
  private Judge() {}

  /** The judgement on a run with all its tries, against the runs before it. */
  public static Judgement judge(Evaluation evaluation) {
    var spec = evaluation.spec();
    var summary = Tries.median(evaluation.attempts());
    var thresholds = NamedThreshold.all(spec.thresholds(), evaluation.latest().scriptThresholds());
    var outcomes = Tries.outcomes(thresholds, evaluation.attempts());
    var seen = Findings.of(evaluation.attempts(), summary, outcomes);
    var grounds = Grounds.of(outcomes, seen, spec.failOnThresholds());
    var history = HistoryJudge.judge(evaluation, thresholds);
    return grounds.open() && seen.stream().noneMatch(Finding.StoppedEarly.class::isInstance)
        ? compared(evaluation, summary, outcomes, seen, grounds, history)
        : onThresholds(summary, outcomes, seen, grounds, history.comparisons());
  }

  /** What is held of each number of a run, for those who explain it or repair the test. */
  public static List<Answered> answers(Evaluation evaluation) {
    var thresholds =
        NamedThreshold.all(evaluation.spec().thresholds(), evaluation.latest().scriptThresholds());
    return HistoryJudge.judge(evaluation, thresholds).answers();
  }

  /**
   * The judgement on thresholds alone, without any history.
   *
   * @param failOnThresholds false: crossed thresholds are shown and do not fail the run
   */
  public static Judgement judge(
      List<NamedThreshold> thresholds, boolean failOnThresholds, RunSummary summary) {
    var outcomes = ThresholdJudge.judge(thresholds, summary);
    var seen = Findings.of(summary, outcomes);
    return onThresholds(
        summary, outcomes, seen, Grounds.of(outcomes, seen, failOnThresholds), List.of());
  }

  private static Judgement onThresholds(
      RunSummary summary,
      List<ThresholdOutcome> outcomes,
      List<Finding> seen,
      Grounds grounds,
      List<Comparison> comparisons) {
    var verdict =
        VerdictTable.verdict(grounds.classification(), grounds.breach(), grounds.failing());
    return new Judgement(
        verdict,
        grounds.classification(),
        grounds.reason(),
        JudgementMessage.of(verdict, grounds, outcomes, summary),
        outcomes,
        seen,
        comparisons,
        Calibration.NONE,
        Admission.Excluded,
        Optional.empty());
  }

  private static Judgement compared(
      Evaluation evaluation,
      RunSummary summary,
      List<ThresholdOutcome> outcomes,
      List<Finding> seen,
      Grounds grounds,
      HistoryJudge history) {
    var decided = history.decide(grounds);
    var verdict =
        VerdictTable.verdict(decided.classification(), decided.breach(), decided.failing());
    var admission = Admissions.of(decided.classification(), seen);
    var calibration = history.calibration(admission);
    return new Judgement(
        verdict,
        decided.classification(),
        decided.reason(),
        ComparedMessage.of(verdict, decided, history, calibration, outcomes, summary),
        outcomes,
        findings(evaluation, seen, history, decided.classification()),
        history.comparisons(),
        calibration,
        admission,
        history.doubt());
  }

  /** Everything that was seen, once, what decides first. */
  private static List<Finding> findings(
      Evaluation evaluation,
      List<Finding> seen,
      HistoryJudge history,
      Classification classification) {
    List<Finding> degraded =
        classification == Classification.Regression
            ? TargetRule.degraded(evaluation).stream().toList()
            : List.of();
    return Stream.of(history.findings(), seen, TargetRule.findings(evaluation), degraded)
        .flatMap(List::stream)
        .distinct()
        .toList();
  }
}
