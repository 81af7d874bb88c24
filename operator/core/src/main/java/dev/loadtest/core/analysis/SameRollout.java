package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.Evaluation;
import java.util.Optional;

/**
 * The latest earlier run that passed on the rollout of the service that runs now. Where there is
 * one, no release made the service worse.
 *
 * @param run its name
 * @param completed when it ended. RFC 3339 time
 */
public record SameRollout(String run, String completed) {

  /** The latest run that counts, where it passed on the revision that is judged. */
  public static Optional<SameRollout> of(Evaluation evaluation) {
    return evaluation
        .target()
        .steadyRevision()
        .flatMap(evaluation.history()::passedOn)
        .map(run -> new SameRollout(run.run(), run.completed()));
  }
}
