package dev.loadtest.controller.reconcile;

import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.observe.evidence.TargetObserver;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Evaluation;
import dev.loadtest.core.status.MeasuredAttempt;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.TargetEvidence;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Puts together what a run is judged on. */
record Evaluations(RunSteps steps, TargetObserver targets, Clock clock) {

  /** Of attempts as they were measured, with what is seen of the target now. */
  Evaluation of(LoadTestRun run, List<MeasuredAttempt> attempts) {
    return of(run, MeasuredAttempt.summaries(attempts), evidence(run, attempts));
  }

  /** Of what was kept of a run. */
  Evaluation of(LoadTestRun run, List<RunSummary> attempts, TargetEvidence target) {
    RunHistory history =
        steps
            .histories()
            .read(run.getMetadata().getNamespace(), run.getSpec().loadTestRef().name());
    return new Evaluation(
        run.getSpec().resolved().orElseThrow(),
        attempts,
        target,
        history,
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
        targets.defined(run));
  }

  private TargetEvidence evidence(LoadTestRun run, List<MeasuredAttempt> attempts) {
    Optional<Instant> from =
        attempts.stream()
            .map(a -> a.attempt().released())
            .filter(Objects::nonNull)
            .map(Instant::parse)
            .min(Instant::compareTo);
    return from.map(
            released ->
                targets.evidence(
                    run,
                    run.getSpec().resolved().orElseThrow(),
                    released,
                    attempts.getLast().ended()))
        .orElse(TargetEvidence.NONE);
  }
}
