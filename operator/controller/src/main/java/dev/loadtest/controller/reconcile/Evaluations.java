package dev.loadtest.controller.reconcile;

import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Evaluation;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.TargetEvidence;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Puts together what a run is judged on. */
record Evaluations(RunSteps steps, Clock clock) {

  Evaluation of(LoadTestRun run, List<RunSummary> attempts) {
    RunHistory history =
        steps
            .histories()
            .read(run.getMetadata().getNamespace(), run.getSpec().loadTestRef().name());
    return new Evaluation(
        run.getSpec().resolved().orElseThrow(),
        attempts,
        TargetEvidence.NONE,
        history,
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }
}
