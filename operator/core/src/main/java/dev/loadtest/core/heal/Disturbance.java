package dev.loadtest.core.heal;

import dev.loadtest.core.judge.Finding;
import dev.loadtest.core.judge.SurroundingsFinding;
import dev.loadtest.core.judge.TargetFinding.TargetChanged;
import java.util.Optional;

/** What makes a measurement one that nothing follows from, about the service or the test. */
final class Disturbance {
  /** Mean CPU of a load generator, in percent of what it may use, as the judge has it. */
  static final double SATURATED = 85;

  private Disturbance() {}

  /** What was seen, a sentence. */
  static Optional<String> of(HealCase seen) {
    return seen.findings().stream()
        .filter(Disturbance::disturbs)
        .findFirst()
        .map(Finding::sentence);
  }

  private static boolean disturbs(Finding finding) {
    return finding instanceof SurroundingsFinding
        || finding instanceof Finding.GeneratorSaturated s && s.cpuPercentMean() > SATURATED
        || finding instanceof TargetChanged changed && disturbs(changed);
  }

  /** An autoscaler does its work; everything else means another service than before. */
  private static boolean disturbs(TargetChanged changed) {
    return switch (changed.kind()) {
      case Restarted, OutOfMemory, Evicted, RolledOut, NodeTrouble -> true;
      case Rescaled -> false;
    };
  }
}
