package dev.loadtest.core.summary;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * What was seen of the service under test while load was sent: how much of its resources it used,
 * and what happened to it.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TargetEvidence(List<Reading> readings, List<Happening> happenings) {
  public static final TargetEvidence NONE = new TargetEvidence(List.of(), List.of());

  public TargetEvidence {
    readings = readings == null ? List.of() : List.copyOf(readings);
    happenings = happenings == null ? List.of() : List.copyOf(happenings);
  }

  /**
   * A number that was read several times, e.g. {@code cpu} in percent of the limit.
   *
   * @param name {@code cpu}, {@code memory}, {@code throttled}, or the name of a user's query
   * @param unit of max and mean, e.g. {@code %}
   * @param notable whether it is beyond what is usual: a finding
   * @param at when it was highest. RFC 3339 time
   */
  public record Reading(
      String name, String unit, double max, double mean, int samples, boolean notable, String at) {}

  /** Something that happened, at an RFC 3339 time; {@code subject} is e.g. a pod's name. */
  public record Happening(Kind kind, String subject, String detail, String at) {
    public Instant time() {
      return Instant.parse(at);
    }
  }

  /** Kinds of happenings. */
  public enum Kind {
    /** A container of the target ended and was started again. */
    Restarted,
    /** A container of the target was killed for its memory. */
    OutOfMemory,
    /** A pod of the target was evicted or preempted. */
    Evicted,
    /** A rollout of the target went on. */
    RolledOut,
    /** An autoscaler or a person changed the number of replicas. */
    Rescaled,
    /** A node that runs the target reported trouble. */
    NodeTrouble
  }
}
