package dev.loadtest.core.summary;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was seen of the service under test while load was sent: how much of its resources it used,
 * and what happened to it.
 *
 * @param unanswered what was asked for and not answered; it says nothing about the service
 * @param memory how its memory went, over one load
 * @param revision the workload's revision all the time, as its controller counts; null where it is
 *     not known or changed
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TargetEvidence(
    List<Reading> readings,
    List<Happening> happenings,
    List<Unanswered> unanswered,
    MemoryCourse memory,
    String revision) {
  /** Name of what is unanswered when the workload itself could not be read. */
  public static final String WORKLOAD = "workload";

  public static final TargetEvidence NONE = new TargetEvidence(List.of(), List.of());

  public TargetEvidence {
    readings = readings == null ? List.of() : List.copyOf(readings);
    happenings = happenings == null ? List.of() : List.copyOf(happenings);
    unanswered = unanswered == null ? List.of() : List.copyOf(unanswered);
    memory = memory == null ? MemoryCourse.NONE : memory;
  }

  public TargetEvidence(
      List<Reading> readings, List<Happening> happenings, List<Unanswered> unanswered) {
    this(readings, happenings, unanswered, MemoryCourse.NONE);
  }

  public TargetEvidence(
      List<Reading> readings,
      List<Happening> happenings,
      List<Unanswered> unanswered,
      MemoryCourse memory) {
    this(readings, happenings, unanswered, memory, null);
  }

  /** The same of a workload of this revision. */
  public TargetEvidence of(String known) {
    return new TargetEvidence(readings, happenings, unanswered, memory, known);
  }

  /**
   * The workload's revision, where it was the same all the time; empty where the workload could not
   * be read afterwards.
   */
  public Optional<String> steadyRevision() {
    boolean doubtful =
        happenings.stream().anyMatch(h -> h.kind() == Kind.RolledOut)
            || unanswered.stream().anyMatch(u -> u.name().equals(WORKLOAD));
    return doubtful ? Optional.empty() : Optional.ofNullable(revision);
  }

  public TargetEvidence(List<Reading> readings, List<Happening> happenings) {
    this(readings, happenings, List.of());
  }

  /** This and what another look gave. */
  public TargetEvidence and(TargetEvidence other) {
    return new TargetEvidence(
        joined(readings, other.readings),
        joined(happenings, other.happenings),
        joined(unanswered, other.unanswered),
        memory.equals(MemoryCourse.NONE) ? other.memory : memory,
        revision == null ? other.revision : revision);
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /**
   * A number that was read several times, e.g. {@code cpu} in percent of the limit.
   *
   * @param name {@code cpu}, {@code memory}, {@code throttled}, or the name of a user's query
   * @param unit of max and mean, e.g. {@code % of limit}; empty when there is none
   * @param notable whether it is beyond what is usual: a finding
   * @param at when it was highest; for a query whose answers are notable when they are low, when it
   *     was lowest. RFC 3339 time
   */
  public record Reading(
      String name, String unit, double max, double mean, int samples, boolean notable, String at) {

    /** Of one of the {@link TargetReadings}, with what is usual of them. */
    static Reading of(TargetSample sample) {
      return of(sample.name(), sample.unit(), sample.max(), sample.mean(), 1, sample.at());
    }

    private static Reading of(
        String name, String unit, double max, double mean, int samples, String at) {
      return new Reading(
          name, unit, max, mean, samples, TargetReadings.notable(name, unit, max, mean), at);
    }

    /** With one sample more; {@code mean} is the mean of the samples' means. */
    Reading and(TargetSample sample) {
      boolean higher = sample.max() > max;
      return of(
          name,
          unit,
          higher ? sample.max() : max,
          mean + (sample.mean() - mean) / (samples + 1),
          samples + 1,
          higher ? sample.at() : at);
    }

    boolean continuedBy(TargetSample sample) {
      return name.equals(sample.name()) && unit.equals(sample.unit());
    }
  }

  /**
   * Something that happened, at an RFC 3339 time; {@code subject} is e.g. a pod's name. {@code
   * detail} is a part of a sentence that goes on after the subject.
   */
  public record Happening(Kind kind, String subject, String detail, String at) {
    public Instant time() {
      return Instant.parse(at);
    }
  }

  /** A source or a query that gave nothing, and why, in a few words. */
  public record Unanswered(String name, String why) {}

  /** Kinds of happenings. */
  public enum Kind {
    /** A container of the target ended and was started again. */
    Restarted,
    /** A container of the target was killed for its memory. */
    OutOfMemory,
    /** A pod of the target was evicted, preempted, or deleted and replaced by one like it. */
    Evicted,
    /** A rollout of the target went on. */
    RolledOut,
    /** An autoscaler or a person changed the number of replicas. */
    Rescaled,
    /** A node that runs the target reported trouble. */
    NodeTrouble
  }
}
