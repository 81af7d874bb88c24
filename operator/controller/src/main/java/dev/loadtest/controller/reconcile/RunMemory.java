package dev.loadtest.controller.reconcile;

import dev.loadtest.controller.act.RecordKeeper;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Evaluation;
import dev.loadtest.core.judge.Judge;
import dev.loadtest.core.judge.Keeping;
import dev.loadtest.core.lifecycle.Conclusion;
import dev.loadtest.core.status.LoadTestRunStatus;
import dev.loadtest.core.status.TargetStatus;
import dev.loadtest.core.summary.TargetEvidence;
import java.util.Optional;
import java.util.function.BiPredicate;

/** What later runs are compared with: the numbers of a run that has ended, kept once. */
record RunMemory(RunSteps steps, Evaluations evaluations, RunHeals heals) {

  /** What the record that counts was judged on, against the runs before this one. */
  Optional<Evaluation> evaluation(LoadTestRun run, Conclusion conclusion, RecordKeeper.Kept kept) {
    if (kept.measured().isEmpty()) {
      return Optional.empty();
    }
    Evaluation judged =
        conclusion
            .evaluation()
            .filter(e -> e.attempts().equals(kept.measured()))
            .orElseGet(() -> evaluations.of(run, kept.measured(), target(kept.status())));
    return Optional.of(judged.with(judged.history().without(run.getMetadata().getName())));
  }

  /**
   * Keeps the run's numbers for later ones to be compared with. It may come twice, after a crash or
   * a conflict: a run that is in the history is not judged against itself.
   */
  void keep(LoadTestRun run, Evaluation judged, RecordKeeper.Kept kept) {
    String name = run.getMetadata().getName();
    String completed = kept.status().completionTime();
    steps
        .histories()
        .change(
            run.getMetadata().getNamespace(),
            run.getSpec().loadTestRef().name(),
            history ->
                has(history, name, completed)
                    ? history
                    : with(history, judged, name, completed, heals.written(run)));
  }

  private static TargetEvidence target(LoadTestRunStatus status) {
    return Optional.ofNullable(status.target())
        .map(TargetStatus::evidence)
        .orElse(TargetEvidence.NONE);
  }

  /** Judged anew: another run may have ended meanwhile, and a record says no comparisons. */
  private static RunHistory with(
      RunHistory history,
      Evaluation judged,
      String run,
      String completed,
      BiPredicate<String, String> healed) {
    var evaluation = judged.with(history);
    return Keeping.after(evaluation, Judge.judge(evaluation), run, completed, healed);
  }

  private static boolean has(RunHistory history, String run, String completed) {
    return history.runs().stream()
        .anyMatch(kept -> run.equals(kept.run()) && completed.equals(kept.completed()));
  }
}
