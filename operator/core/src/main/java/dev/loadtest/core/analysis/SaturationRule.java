package dev.loadtest.core.analysis;

import static dev.loadtest.core.summary.TargetEvidence.Kind.OutOfMemory;

import dev.loadtest.core.judge.Finding.DroppedIterations;
import dev.loadtest.core.judge.TargetFinding.TargetBusy;
import dev.loadtest.core.summary.TargetReadings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The service is at the limit of something that is read at its pods. Source: Gregg's USE method,
 * utilisation and saturation first; a throughput that no longer follows the users only fits.
 */
final class SaturationRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    List<Sign> signs = new ArrayList<>(atTheLimit(look).toList());
    if (signs.isEmpty()) {
      return Optional.empty();
    }
    Strain.of(look)
        .filter(Strain::isFlat)
        .map(Strain::flat)
        .map(Sign::fitting)
        .ifPresent(signs::add);
    look.first(DroppedIterations.class).map(Said::of).map(Sign::fitting).ifPresent(signs::add);
    return Optional.of(new Theory(Cause.Saturation, signs, nextStep(look)));
  }

  /** What was read at the limit, and kills for memory. */
  static Stream<Sign> atTheLimit(Look look) {
    return Stream.concat(
            look.all(TargetBusy.class).map(Said::of),
            Happened.first(look, OutOfMemory).map(killed -> Happened.told(look, killed)).stream())
        .map(Sign::measured);
  }

  private static String nextStep(Look look) {
    var workload = Workload.of(look);
    boolean memory = busy(look, TargetReadings.MEMORY) || isKilled(look);
    boolean cpu = busy(look, TargetReadings.CPU) || busy(look, TargetReadings.THROTTLED);
    if (memory && !cpu) {
      return "Raise the memory limit (kubectl set resources %s --limits=memory=...) and run again; if an older release needed less, find out what the new one keeps."
          .formatted(workload);
    }
    return cpu
        ? "Raise the CPU limit (kubectl set resources %s --limits=cpu=...) or add replicas (kubectl scale %s --replicas=...), and run again; if an older release carried the load with less, profile the new one."
            .formatted(workload, workload)
        : "Look at what is at its limit, raise it for %s, and run again.".formatted(workload);
  }

  private static boolean isKilled(Look look) {
    return Happened.first(look, OutOfMemory).isPresent();
  }

  private static boolean busy(Look look, String name) {
    return look.all(TargetBusy.class).anyMatch(busy -> busy.name().equals(name));
  }
}
