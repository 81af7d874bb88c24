package dev.loadtest.controller.reconcile;

import dev.loadtest.controller.act.RecordKeeper;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.controller.observe.RunSighting;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Evaluation;
import dev.loadtest.core.judge.Judge;
import dev.loadtest.core.judge.Keeping;
import dev.loadtest.core.lifecycle.Conclusion;
import dev.loadtest.core.plan.RunName;
import dev.loadtest.core.spec.LoadTestRunSpec.Purpose;
import dev.loadtest.core.status.LoadTestRunStatus;
import dev.loadtest.core.status.MeasuredAttempt;
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

  private final RunSteps steps;
  private final Evaluations evaluations;
  private final Clock clock;

  RunEnd(RunSteps steps, Evaluations evaluations, Clock clock) {
    this.steps = steps;
    this.evaluations = evaluations;
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
      Conclusion conclusion,
      List<MeasuredAttempt> measured,
      Optional<RunSighting.Attempt> last) {
    var projection =
        new RunProjection(
                Optional.ofNullable(run.getStatus()),
                run.getMetadata().getGeneration(),
                clock.instant())
            .after(measured);
    LoadTestRunStatus wanted =
        projection.finished(
            conclusion,
            last.map(RunSighting.Attempt::seen),
            last.map(a -> a.job().getMetadata().getName()).orElse(null),
            RunName.record(run.getMetadata().getName()));
    RecordKeeper.Kept kept = steps.records().keep(run, withTarget(wanted, conclusion), conclusion);
    remember(run, conclusion, kept);
    steps.ledgers().add(run, kept.status());
    tell(run, kept.status());
    steps.statuses().write(run, kept.status());
    return Optional.of(SOON);
  }

  /**
   * Keeps the run's numbers for later ones to be compared with. It may come twice, after a crash or
   * a conflict: a run that is in the history is not judged against itself.
   */
  private void remember(LoadTestRun run, Conclusion conclusion, RecordKeeper.Kept kept) {
    if (kept.measured().isEmpty() || !counts(run.getSpec().purpose())) {
      return;
    }
    Evaluation judged =
        conclusion
            .evaluation()
            .filter(e -> e.attempts().equals(kept.measured()))
            .orElseGet(() -> evaluations.of(run, kept.measured(), target(kept.status())));
    String name = run.getMetadata().getName();
    String completed = kept.status().completionTime();
    steps
        .histories()
        .change(
            run.getMetadata().getNamespace(),
            run.getSpec().loadTestRef().name(),
            history ->
                has(history, name, completed) ? history : with(history, judged, name, completed));
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

  private static TargetEvidence target(LoadTestRunStatus status) {
    return Optional.ofNullable(status.target())
        .map(TargetStatus::evidence)
        .orElse(TargetEvidence.NONE);
  }

  /** Judged anew: another run may have ended meanwhile, and a record says no comparisons. */
  private static RunHistory with(
      RunHistory history, Evaluation judged, String run, String completed) {
    var evaluation = judged.with(history);
    return Keeping.after(evaluation, Judge.judge(evaluation), run, completed);
  }

  private static boolean has(RunHistory history, String run, String completed) {
    return history.runs().stream()
        .anyMatch(kept -> run.equals(kept.run()) && completed.equals(kept.completed()));
  }

  private static boolean counts(Purpose purpose) {
    return switch (purpose) {
      case Normal, Calibration -> true;
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
