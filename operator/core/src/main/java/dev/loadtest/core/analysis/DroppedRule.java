package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.Finding.DroppedIterations;
import java.util.List;
import java.util.Optional;

/**
 * Iterations were dropped for want of VUs although nothing became slower: the plan has too few.
 * Source: k6 documentation, Dropped iterations.
 */
final class DroppedRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    return look.first(DroppedIterations.class)
        .map(
            dropped ->
                new Theory(
                    Cause.Script,
                    List.of(
                        Sign.measured(Said.of(dropped)),
                        Sign.fitting(
                            "response times are as usual, so that the plan has too few VUs")),
                    "Raise load.maxVUs and load.preAllocatedVUs (rate x seconds of an iteration, and half as much again): less load was sent than was asked for."));
  }
}
