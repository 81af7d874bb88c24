package dev.loadtest.controller.reconcile;

import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.controller.observe.RunSighting;
import dev.loadtest.core.lifecycle.Conclusion;
import dev.loadtest.core.lifecycle.Observation;
import dev.loadtest.core.plan.RunName;
import dev.loadtest.core.status.LoadTestRunStatus;
import dev.loadtest.core.status.RunProjection;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The end of a run: record first, then ledger, then status, then the label that takes it out of the
 * cache.
 */
final class RunEnd {
  private static final Duration SOON = Duration.ofMillis(50);

  private final RunSteps steps;
  private final Clock clock;

  RunEnd(RunSteps steps, Clock clock) {
    this.steps = steps;
    this.clock = clock;
  }

  Optional<Duration> conclude(LoadTestRun run, Conclusion conclusion, RunSighting.Attempt attempt) {
    return conclude(
        run, conclusion, Optional.of(attempt.seen()), attempt.job().getMetadata().getName());
  }

  Optional<Duration> conclude(LoadTestRun run, Conclusion conclusion) {
    return conclude(run, conclusion, Optional.empty(), null);
  }

  private Optional<Duration> conclude(
      LoadTestRun run, Conclusion conclusion, Optional<Observation> seen, String job) {
    var projection =
        new RunProjection(
            Optional.ofNullable(run.getStatus()),
            run.getMetadata().getGeneration(),
            clock.instant());
    String artifact = RunName.record(run.getMetadata().getName());
    LoadTestRunStatus status =
        steps
            .records()
            .keep(run, projection.finished(conclusion, seen, job, artifact), conclusion.summary());
    steps.ledgers().add(run, status);
    tell(run, status);
    steps.statuses().write(run, status);
    return Optional.of(SOON);
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
      finished.job().ifPresent(finished.loading() ? steps.jobs()::delete : steps.jobs()::expire);
      steps.runs().markFinished(run);
      steps.pruner().prune(run.getMetadata().getNamespace(), run.getSpec().loadTestRef().name());
    }
    return Optional.empty();
  }

  /**
   * Whether pods still run that have not reported; those that have are about to end by themselves,
   * and their logs are of use.
   */
  private static boolean unreported(LoadTestRun run, RunSighting.Finished finished) {
    var runners = run.getStatus().runners();
    return finished.loading() && (runners == null || runners.finished() < runners.desired());
  }
}
