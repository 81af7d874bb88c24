package dev.loadtest.core.judge;

import dev.loadtest.core.summary.TargetEvidence.Happening;
import dev.loadtest.core.summary.TargetEvidence.Kind;
import dev.loadtest.core.summary.TargetEvidence.Reading;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** What was seen of the service under test while load was sent. */
public sealed interface TargetFinding extends Finding {

  /** Something happened to it; {@code at} is an RFC 3339 time. */
  record TargetChanged(Kind kind, String subject, String detail, String at)
      implements TargetFinding {
    static TargetChanged of(Happening seen) {
      return new TargetChanged(seen.kind(), seen.subject(), seen.detail(), seen.at());
    }

    @Override
    public String sentence() {
      return "%s %s at %s%s"
          .formatted(
              Wording.quoted(subject),
              what(),
              at,
              detail == null || detail.isBlank() ? "" : " (" + Wording.quoted(detail) + ")");
    }

    private String what() {
      return switch (kind) {
        case Restarted -> "was restarted";
        case OutOfMemory -> "was killed for its memory";
        case Evicted -> "was evicted";
        case RolledOut -> "was rolled out";
        case Rescaled -> "was rescaled";
        case NodeTrouble -> "runs on a node in trouble";
      };
    }
  }

  /** It used much of something; {@code unit} belongs to both numbers. */
  record TargetBusy(String name, String unit, double max, double mean, String at)
      implements TargetFinding {
    static TargetBusy of(Reading reading) {
      return new TargetBusy(
          reading.name(), reading.unit(), reading.max(), reading.mean(), reading.at());
    }

    @Override
    public String sentence() {
      return "%s of the target was up to %s%s (%s%s on average), highest at %s"
          .formatted(name, Unit.None.format(max), suffix(), Unit.None.format(mean), suffix(), at);
    }

    private String suffix() {
      return unit == null || unit.isBlank() ? "" : " " + unit;
    }
  }

  /**
   * Its memory grew while the load stayed the same. {@code fromMiB} and {@code toMiB} are the ends
   * of a line through what it never gave back.
   *
   * @param limitMiB of the fullest pod's main container, empty without one
   */
  record MemoryGrows(double fromMiB, double toMiB, Duration during, OptionalDouble limitMiB)
      implements TargetFinding {

    /** Unit: percent of where it began. */
    double percent() {
      return 100 * (toMiB - fromMiB) / fromMiB;
    }

    /** Unit: percent of where it began, per hour. */
    double percentPerHour() {
      return percent() * Duration.ofHours(1).toMillis() / during.toMillis();
    }

    /** How long it takes from the end until the limit, at this rate. */
    Optional<Duration> untilLimit() {
      return limitMiB.stream()
          .filter(limit -> limit > toMiB)
          .map(limit -> during.toMillis() * (limit - toMiB) / (toMiB - fromMiB))
          .mapToObj(ms -> Duration.ofMillis(Math.round(ms)))
          .findFirst();
    }

    @Override
    public String sentence() {
      return "the target's memory grew from %s to %s in %s of steady load (%s, %s per hour)%s"
          .formatted(
              Wording.mebibytes(fromMiB),
              Wording.mebibytes(toMiB),
              Wording.time(during),
              grown(percent()),
              grown(percentPerHour()),
              untilLimit().map(this::limited).orElse(""));
    }

    private String limited(Duration left) {
      return ", at this rate its limit of %s is reached in %s"
          .formatted(Wording.mebibytes(limitMiB.getAsDouble()), Wording.time(left));
    }

    private static String grown(double percent) {
      return "+%s %%".formatted(Unit.None.format(Math.rint(percent)));
    }
  }

  /**
   * The run failed although the same rollout of it passed before.
   *
   * @param revision of the rollout, e.g. {@code 3}
   * @param since the run in which it passed last
   */
  record Degraded(String revision, String since) implements TargetFinding {
    @Override
    public String sentence() {
      return "it became worse although rollout %s of the target passed in run %s: a restart may clear it"
          .formatted(Wording.quoted(revision), Wording.quoted(since));
    }
  }
}
