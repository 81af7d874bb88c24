package dev.loadtest.core.judge;

import dev.loadtest.core.summary.TargetEvidence;
import dev.loadtest.core.summary.TargetEvidence.Happening;
import dev.loadtest.core.summary.TargetEvidence.Reading;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What to hold of the target's own evidence. A rollout, an eviction or a node in trouble disturbs a
 * measurement from outside. Restarts, memory, throttling and scaling may be what a worse service
 * does to itself: they are shown and excuse nothing.
 */
final class TargetRule {
  private TargetRule() {}

  static List<Finding> findings(Evaluation evaluation) {
    TargetEvidence target = evaluation.target();
    return Stream.<Stream<? extends Finding>>of(
            target.happenings().stream().map(TargetFinding.TargetChanged::of),
            MemoryRule.of(evaluation).stream(),
            target.readings().stream().filter(Reading::notable).map(TargetFinding.TargetBusy::of))
        .<Finding>flatMap(findings -> findings)
        .toList();
  }

  /** A regression that no release brought: the last run passed on the same revision. */
  static Optional<Finding> degraded(Evaluation evaluation) {
    return evaluation
        .target()
        .steadyRevision()
        .flatMap(
            revision ->
                evaluation
                    .history()
                    .passedOn(revision)
                    .map(run -> new TargetFinding.Degraded(revision, run.run())));
  }

  static List<Finding> disturbances(TargetEvidence target) {
    return target.happenings().stream()
        .filter(TargetRule::fromOutside)
        .<Finding>map(TargetFinding.TargetChanged::of)
        .toList();
  }

  private static boolean fromOutside(Happening seen) {
    return switch (seen.kind()) {
      case RolledOut, Evicted, NodeTrouble -> true;
      case Restarted, OutOfMemory, Rescaled -> false;
    };
  }
}
