package dev.loadtest.core.judge;

import dev.loadtest.core.summary.RunSummary;
import java.util.List;

/** Judges a run on its merged measurements: {@code docs/verdicts.md} in code. */
public final class Judge {
  private Judge() {}

  /**
   * The judgement on a run whose runners reported.
   *
   * @param failOnThresholds false: crossed thresholds are shown and do not fail the run
   */
  public static Judgement judge(
      List<NamedThreshold> thresholds, boolean failOnThresholds, RunSummary summary) {
    var outcomes = ThresholdJudge.judge(thresholds, summary);
    var findings = Findings.of(summary, outcomes);
    var grounds = Grounds.of(outcomes, findings, failOnThresholds);
    var verdict =
        VerdictTable.verdict(grounds.classification(), grounds.breach(), grounds.failing());
    return new Judgement(
        verdict,
        grounds.classification(),
        grounds.reason(),
        JudgementMessage.of(verdict, grounds, outcomes, summary),
        outcomes,
        findings);
  }

  /** The judgement on a run with all its tries, against the runs before it. */
  public static Judgement judge(Evaluation evaluation) {
    var spec = evaluation.spec();
    var summary = evaluation.latest();
    return judge(
        NamedThreshold.all(spec.thresholds(), summary.scriptThresholds()),
        spec.failOnThresholds(),
        summary);
  }
}
