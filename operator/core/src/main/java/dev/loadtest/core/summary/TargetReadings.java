package dev.loadtest.core.summary;

import dev.loadtest.core.summary.TargetEvidence.Reading;
import java.util.ArrayList;
import java.util.List;

/** The readings that every target may have, how they are folded, and what is usual of them. */
public final class TargetReadings {
  public static final String CPU = "cpu";
  public static final String MEMORY = "memory";
  public static final String THROTTLED = "throttled";

  public static final String OF_LIMIT = "% of limit";
  public static final String OF_REQUEST = "% of request";
  public static final String OF_PERIODS = "% of periods";

  /** From here on a container is about to be throttled, or killed for its memory. */
  private static final double NEAR_LIMIT = 90;

  /**
   * Source: kubernetes-mixin, alert CPUThrottlingHigh, {@code cpuThrottlingPercent: 25}, over 15
   * minutes; here over the time of the load.
   */
  private static final double MUCH_THROTTLED = 25;

  private TargetReadings() {}

  /**
   * The readings with a sample more of each. A sample in another unit (a rollout may add a limit)
   * begins a reading of its own.
   */
  public static List<Reading> fold(List<Reading> before, List<TargetSample> samples) {
    var folded = new ArrayList<>(before);
    for (TargetSample sample : samples) {
      int known = indexOf(folded, sample);
      if (known < 0) {
        folded.add(Reading.of(sample));
      } else {
        folded.set(known, folded.get(known).and(sample));
      }
    }
    return List.copyOf(folded);
  }

  /** How much of its CPU periods the target was throttled. Unit: percent. */
  public static Reading throttled(double max, double mean, int samples, String at) {
    return new Reading(
        THROTTLED, OF_PERIODS, max, mean, samples, notable(THROTTLED, OF_PERIODS, max, mean), at);
  }

  /** More than a request is usual: only a limit cannot be exceeded. */
  static boolean notable(String name, String unit, double max, double mean) {
    return switch (name) {
      case CPU, MEMORY -> unit.equals(OF_LIMIT) && max > NEAR_LIMIT;
      case THROTTLED -> mean > MUCH_THROTTLED;
      default -> false;
    };
  }

  private static int indexOf(List<Reading> readings, TargetSample sample) {
    for (int i = 0; i < readings.size(); i++) {
      if (readings.get(i).continuedBy(sample)) {
        return i;
      }
    }
    return -1;
  }
}
