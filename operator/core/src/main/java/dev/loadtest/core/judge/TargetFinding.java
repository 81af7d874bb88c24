package dev.loadtest.core.judge;

import dev.loadtest.core.summary.TargetEvidence.Happening;
import dev.loadtest.core.summary.TargetEvidence.Kind;
import dev.loadtest.core.summary.TargetEvidence.Reading;

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
}
