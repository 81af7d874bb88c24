package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.TargetFinding.TargetChanged;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.RunnerOutcome;
import dev.loadtest.core.summary.TargetEvidence.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What happened to the service while load was sent, and when in the run. */
final class Happened {
  private Happened() {}

  /** For example: a rollout. */
  static String name(Kind kind) {
    return switch (kind) {
      case Restarted -> "a restart";
      case OutOfMemory -> "a kill for its memory";
      case Evicted -> "an eviction";
      case RolledOut -> "a rollout";
      case Rescaled -> "a change of replicas";
      case NodeTrouble -> "trouble with the node";
    };
  }

  static Optional<TargetChanged> first(Look look, Kind... kinds) {
    return look.all(TargetChanged.class).filter(c -> Set.of(kinds).contains(c.kind())).findFirst();
  }

  /** For example: a rollout of "checkout" 1 min 40 s into the load, at 2026-11-21T02:01:40Z. */
  static String told(Look look, TargetChanged changed) {
    var into = intoTheLoad(look, changed.at());
    var when =
        into.isPresent()
            ? Prose.time(into.getAsLong()) + " into the load, at " + changed.at()
            : "at " + changed.at();
    return told(changed.kind(), changed.subject(), when, changed.detail());
  }

  static String told(Kind kind, String subject, String when, String detail) {
    return "%s of %s %s%s"
        .formatted(name(kind), Quote.of(subject), when, Quote.after(": ", detail));
  }

  /** Unit: ms since the release of the first runner; empty for a time outside of the load. */
  private static OptionalLong intoTheLoad(Look look, String at) {
    return look.seen().summary().stream()
        .flatMapToLong(summary -> released(summary).stream())
        .map(released -> epochMs(at) - released)
        .filter(ms -> ms >= 0 && ms <= look.seen().summary().orElseThrow().durationMs())
        .findFirst();
  }

  private static OptionalLong released(RunSummary summary) {
    return summary.runners().stream()
        .map(RunnerOutcome::times)
        .mapToLong(times -> times.releasedMs())
        .filter(ms -> ms > 0)
        .min();
  }

  private static long epochMs(String at) {
    try {
      return Instant.parse(at).toEpochMilli();
    } catch (DateTimeException unreadable) {
      return -1;
    }
  }
}
