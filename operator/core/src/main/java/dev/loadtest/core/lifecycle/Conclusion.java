package dev.loadtest.core.lifecycle;

import dev.loadtest.core.judge.Judge;
import dev.loadtest.core.judge.Judgement;
import dev.loadtest.core.judge.NamedThreshold;
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
 * @param summary what was measured, absent when nothing was
 */
public record Conclusion(Judgement judgement, Optional<RunSummary> summary) {

  /** Judges what was measured. */
  public static Conclusion of(RunPlan plan, List<RunnerReport> reports) {
    RunSummary summary = RunSummary.merge(reports, plan.runner().stages());
    try {
      var thresholds = NamedThreshold.all(plan.spec().thresholds(), summary.scriptThresholds());
      return new Conclusion(
          Judge.judge(thresholds, plan.spec().failOnThresholds(), summary), Optional.of(summary));
    } catch (GrammarException unreadable) {
      return of(plan, new Failure(FailureReason.BadThreshold, unreadable.getMessage()), reports);
    }
  }

  /** Ends without a verdict on thresholds; keeps the numbers of the runners that did report. */
  public static Conclusion of(RunPlan plan, Failure failure, List<RunnerReport> reports) {
    Optional<RunSummary> partial =
        reports.isEmpty()
            ? Optional.empty()
            : Optional.of(RunSummary.merge(reports, plan.runner().stages()));
    return new Conclusion(of(failure).judgement(), partial);
  }

  /** Ends before there was a plan. */
  public static Conclusion of(Failure failure) {
    return new Conclusion(
        Judgement.error(failure.reason().name(), failure.sentence()), Optional.empty());
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
