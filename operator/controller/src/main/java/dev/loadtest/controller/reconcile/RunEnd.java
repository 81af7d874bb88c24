package dev.loadtest.controller.reconcile;

import dev.loadtest.controller.act.RecordKeeper;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.controller.observe.RunSighting;
import dev.loadtest.controller.reconcile.ModelQuestions.Opinion;
import dev.loadtest.core.analysis.Case;
import dev.loadtest.core.analysis.Diagnosis;
import dev.loadtest.core.analysis.RuleAnalyst;
import dev.loadtest.core.judge.Evaluation;
import dev.loadtest.core.lifecycle.Conclusion;
import dev.loadtest.core.plan.RunName;
import dev.loadtest.core.spec.LoadTestRunSpec.Purpose;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.status.AnalysisStatus;
import dev.loadtest.core.status.LoadTestRunStatus;
import dev.loadtest.core.status.MeasuredAttempt;
import dev.loadtest.core.status.Phase;
import dev.loadtest.core.status.RunProjection;
import dev.loadtest.core.status.TargetStatus;
import dev.loadtest.core.summary.TargetEvidence;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The end of a run: record first, then history and ledger, then status, then the label that takes
 * it out of the cache.
 */
final class RunEnd {
  private static final Duration SOON = Duration.ofMillis(50);
  private static final Duration ANSWER = Duration.ofSeconds(1);

  private final RunSteps steps;
  private final RunMemory memory;
  private final RunHeals heals;
  private final ModelQuestions models;
  private final Clock clock;

  RunEnd(RunSteps steps, Evaluations evaluations, ModelQuestions models, Clock clock) {
    this.steps = steps;
    this.heals = new RunHeals(steps, clock);
    this.memory = new RunMemory(steps, evaluations, heals);
    this.models = models;
    this.clock = clock;
  }

  Optional<Duration> conclude(LoadTestRun run, Conclusion conclusion) {
    return conclude(run, conclusion, List.of(), Optional.empty());
  }

  /**
   * @param measured the attempts that were
   * @param last the attempt that was looked at last
   */
  Optional<Duration> conclude(
      LoadTestRun run,
      Conclusion judged,
      List<MeasuredAttempt> measured,
      Optional<RunSighting.Attempt> last) {
    Conclusion conclusion = heals.confirms(run) ? judged.healing() : judged;
    Case analysed = analysed(run, conclusion);
    Diagnosis diagnosis = RuleAnalyst.diagnose(analysed);
    Opinion opinion = models.about(run, analysed, diagnosis);
    if (opinion instanceof Opinion.Pending && kept(run, measured)) {
      return analysing(run, measured);
    }
    var projection =
        new RunProjection(
                Optional.ofNullable(run.getStatus()),
                run.getMetadata().getGeneration(),
                clock.instant())
            .after(measured);
    LoadTestRunStatus wanted =
        projection
            .finished(
                conclusion,
                last.map(RunSighting.Attempt::seen),
                last.map(a -> a.job().getMetadata().getName()).orElse(null),
                RunName.record(run.getMetadata().getName()))
            .withAnalysis(
                AnalysisStatus.of(diagnosis)
                    .with(
                        ModelWords.status(opinion, conclusion.judgement().classification())
                            .orElse(null)));
    RecordKeeper.Kept kept =
        steps
            .records()
            .keep(run, withTarget(wanted, conclusion), conclusion, ModelWords.talk(opinion));
    Optional<Evaluation> evaluation = memory.evaluation(run, conclusion, kept);
    evaluation
        .filter(e -> counts(run.getSpec().purpose()))
        .ifPresent(e -> memory.keep(run, e, kept));
    heals.after(
        run, evaluation.map(e -> again(run, e)).orElse(analysed), ModelWords.advice(opinion));
    if (counts(run.getSpec().purpose())) {
      steps.ledgers().add(run, kept.status());
    }
    models.forget(run);
    tell(run, kept.status());
    steps.statuses().write(run, kept.status());
    return Optional.of(SOON);
  }

  /** The runners' logs may be gone before the model has answered. */
  private boolean kept(LoadTestRun run, List<MeasuredAttempt> measured) {
    return measured.stream().allMatch(m -> steps.attempts().keep(run, m).isEmpty());
  }

  private Optional<Duration> analysing(LoadTestRun run, List<MeasuredAttempt> measured) {
    var projection =
        new RunProjection(
                Optional.ofNullable(run.getStatus()),
                run.getMetadata().getGeneration(),
                clock.instant())
            .after(measured);
    steps
        .statuses()
        .write(
            run,
            projection.waiting(
                Phase.Analysing, "Analysing", "The verdict is known; a model is asked about it."));
    return Optional.of(ANSWER);
  }

  private static Case analysed(LoadTestRun run, Conclusion conclusion) {
    return Case.of(
        run.getSpec().resolved().orElseGet(LoadTestSpec::unknown),
        conclusion.judgement(),
        conclusion.summary(),
        conclusion.evaluation());
  }

  private static Case again(LoadTestRun run, Evaluation evaluation) {
    return analysed(run, Conclusion.of(evaluation));
  }

  private static LoadTestRunStatus withTarget(LoadTestRunStatus status, Conclusion conclusion) {
    return conclusion
        .evaluation()
        .map(Evaluation::target)
        .filter(target -> !target.equals(TargetEvidence.NONE))
        .map(
            target ->
                status.withTarget(
                    Optional.ofNullable(status.target())
                        .orElse(TargetStatus.NONE)
                        .concluded(target)))
        .orElse(status);
  }

  private static boolean counts(Purpose purpose) {
    return switch (purpose) {
      case Normal, Calibration, Confirmation -> true;
      case Trial -> false;
    };
  }

  private void tell(LoadTestRun run, LoadTestRunStatus status) {
    if (status.verdict().succeeded()) {
      steps.events().normal(run, status.reason(), status.message());
    } else {
      steps.events().warning(run, status.reason(), status.message());
    }
  }

  /**
   * After the verdict: pods that still run are stopped, pods that have ended keep their logs for a
   * while; then the run needs no more looks, and may push older ones out of the history. The label
   * comes last, so that a restart finds what is left to do.
   */
  Optional<Duration> tidy(LoadTestRun run, RunSighting.Finished finished) {
    Map<String, String> labels =
        Optional.ofNullable(run.getMetadata().getLabels()).orElseGet(Map::of);
    if (!labels.containsKey(Labels.FINISHED)) {
      finished.loading().forEach(steps.jobs()::delete);
      finished.ended().forEach(steps.jobs()::expire);
      steps.attempts().forget(run);
      steps.runs().markFinished(run);
      steps.pruner().prune(run.getMetadata().getNamespace(), run.getSpec().loadTestRef().name());
    }
    return Optional.empty();
  }
}
