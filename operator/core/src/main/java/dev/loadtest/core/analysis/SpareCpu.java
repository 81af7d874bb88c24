package dev.loadtest.core.analysis;

import dev.loadtest.core.summary.TargetEvidence.Reading;
import dev.loadtest.core.summary.TargetReadings;
import java.util.Optional;
import java.util.Set;

/** Whether the service had CPU to spare. */
final class SpareCpu {
  /** Percent of limit or request below which nobody waits for CPU. */
  private static final double SPARE = 60;

  private static final Set<String> BOUNDS =
      Set.of(TargetReadings.OF_LIMIT, TargetReadings.OF_REQUEST);

  private SpareCpu() {}

  /** Its CPU where it was low all the time; empty where it was not, or nobody looked. */
  static Optional<Reading> of(Look look) {
    return look.target().readings().stream()
        .filter(r -> r.name().equals(TargetReadings.CPU) && BOUNDS.contains(r.unit()))
        .findFirst()
        .filter(cpu -> cpu.max() < SPARE);
  }

  static String told(Reading cpu) {
    return "CPU of the service was at most %s %s, so that it waited and did not work"
        .formatted(Prose.number(cpu.max()), cpu.unit().replace("% of", "% of its"));
  }
}
