package dev.loadtest.core.lifecycle;

import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Evaluation;
import dev.loadtest.core.judge.Finding;
import dev.loadtest.core.judge.Judge;
import dev.loadtest.core.judge.Judgement;
import dev.loadtest.core.judge.NamedThreshold;
import dev.loadtest.core.judge.Tries;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.plan.RunPlan;
import dev.loadtest.core.spec.GrammarException;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.RunnerReady;
import dev.loadtest.core.summary.RunnerReport;
import java.util.List;
import java.util.Optional;

/**
 * The end of an evaluation.
 *
 * @param judgement the verdict and why
 * @param summary what is shown of what was measured: the median attempt, or what the runners of a
 *     broken one did report; absent when nothing was
 * @param evaluation what was judged; absent where nothing could be
 */
public record Conclusion(
    Judgement judgement, Optional<RunSummary> summary, Optional<Evaluation> evaluation) {

  public Conclusion(Judgement judgement, Optional<RunSummary> summary) {
    this(judgement, summary, Optional.empty());
  }

  /** Judges what was measured. */
  public static Conclusion of(Evaluation evaluation) {
    var summary = Optional.of(Tries.median(evaluation.attempts()));
    try {
      return new Conclusion(Judge.judge(evaluation), summary, Optional.of(evaluation));
    } catch (GrammarException unreadable) {
      var failure = new Failure(FailureReason.BadThreshold, unreadable.getMessage());
      return new Conclusion(of(failure).judgement(), summary);
    }
  }

  /** Ends without a verdict on thresholds; keeps the numbers of the runners that did report. */
  public static Conclusion of(RunPlan plan, Failure failure, List<RunnerReport> reports) {
    Optional<RunSummary> partial =
        reports.isEmpty() ? Optional.empty() : Optional.of(summary(plan, reports));
    return new Conclusion(of(failure).judgement(), partial);
  }

  /** Ends before anything was measured. */
  public static Conclusion of(Failure failure) {
    return new Conclusion(
        Judgement.error(failure.reason().name(), failure.sentence()), Optional.empty());
  }

  /** What an attempt measured. */
  public static RunSummary summary(RunPlan plan, List<RunnerReport> reports) {
    return RunSummary.merge(reports, plan.runner().stages());
  }

  /**
   * The same as the end of a heal, where it confirms it: a regression does not, advisory or not.
   */
  public Conclusion healing() {
    boolean confirms =
        judgement.verdict() == Verdict.Passed
            && judgement.classification() != Classification.Regression;
    return confirms ? new Conclusion(judgement.because("Healed"), summary, evaluation) : this;
  }

  /** The same, in spite of another attempt that did not come to a result. */
  public Conclusion without(int attempt, Failure failure) {
    var broken = new Finding.AttemptBroken(attempt, failure.reason().name(), failure.message());
    return new Conclusion(judgement.noting(broken), summary, evaluation);
  }

  /** All thresholds that count while the load is sent, those of the script included. */
  static List<NamedThreshold> thresholds(Observation seen) {
    var script =
        seen.runners().stream()
            .map(RunnerView::ready)
            .flatMap(Optional::stream)
            .findFirst()
            .map(RunnerReady::scriptThresholds)
            .orElse(List.of());
    return NamedThreshold.all(seen.plan().spec().thresholds(), script);
  }
}
