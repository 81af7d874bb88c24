package dev.loadtest.core.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.loadtest.core.summary.MemoryCourse;
import dev.loadtest.core.summary.MemoryUse;
import dev.loadtest.core.summary.TargetEvidence;
import dev.loadtest.core.summary.TargetReadings;
import dev.loadtest.core.summary.TargetSample;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was seen of the service under test. While load is sent it is the memory of the samples: the
 * operator has no other.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TargetStatus(
    @JsonPropertyDescription(
            "The workload's revision when it was first looked at, as its controller counts."
                + " Example: \"4\"")
        String revision,
    @JsonPropertyDescription(
            "The replicas that were wanted when it was first looked at. Unit: pods. Example: 3")
        Integer replicas,
    @JsonPropertyDescription(
            "The newest sample of its resources. Unit: RFC 3339 time. Example: 2026-11-21T02:01:00Z")
        String sampled,
    @JsonPropertyDescription(
            "Numbers that were read several times. Example: [{name: cpu, unit: \"% of limit\", max:"
                + " \"97\", mean: \"81\", samples: 20}]")
        List<Reading> readings,
    @JsonPropertyDescription(
            "What happened to it. Example: [{kind: Restarted, subject: checkout-6d4cf56db6-x7k2p}]")
        List<Happening> happenings,
    @JsonPropertyDescription(
            "What was asked for without an answer. Example: [{name: gpu, why: no series}]")
        List<Unanswered> unanswered,
    @JsonPropertyDescription(
            "How its memory went, over the latest load. Example: {since: 2026-11-21T02:00:00Z,"
                + " stepSeconds: 240, limitKiB: 524288, lowestKiB: [215040, 220160]}")
        MemoryStatus memory) {

  /** Of a run whose target nobody has looked at. */
  public static final TargetStatus NONE =
      new TargetStatus(null, null, null, null, null, null, null);

  public TargetStatus {
    readings = readings == null ? List.of() : List.copyOf(readings);
    happenings = happenings == null ? List.of() : List.copyOf(happenings);
    unanswered = unanswered == null ? List.of() : List.copyOf(unanswered);
  }

  /** As the workload was when it was first looked at; later looks change nothing of it. */
  public TargetStatus firstSeen(Optional<String> revision, int replicas) {
    return this.replicas != null
        ? this
        : new TargetStatus(
            revision.orElse(null), replicas, sampled, readings, happenings, unanswered, memory);
  }

  /** With samples that were taken at a time. */
  public TargetStatus sampled(Instant at, List<TargetSample> samples) {
    List<TargetEvidence.Reading> before = readings.stream().map(Reading::value).toList();
    return new TargetStatus(
        revision,
        replicas,
        at.toString(),
        TargetReadings.fold(before, samples).stream().map(Reading::of).toList(),
        happenings,
        unanswered,
        memory);
  }

  /**
   * With what its memory was at a time of a load. Call it before {@link #sampled(Instant, List)}.
   *
   * @param released when the load began; what was seen of an earlier one is forgotten
   */
  public TargetStatus using(MemoryUse use, Instant at, Instant released) {
    boolean goesOn = memory != null && sampled != null && Instant.parse(sampled).isAfter(released);
    MemoryCourse before = goesOn ? memory.value() : MemoryCourse.since(released);
    return new TargetStatus(
        revision,
        replicas,
        sampled,
        readings,
        happenings,
        unanswered,
        MemoryStatus.of(before.and(at, use)));
  }

  /** Knowing that a source has nothing to say, so that it need not be asked again. */
  public TargetStatus without(String source, String why) {
    return new TargetStatus(
        revision,
        replicas,
        sampled,
        readings,
        happenings,
        Stream.concat(unanswered.stream(), Stream.of(new Unanswered(source, why))).toList(),
        memory);
  }

  /** Whether it is known that a source has nothing to say. */
  public boolean lacks(String source) {
    return unanswered.stream().anyMatch(u -> u.name().equals(source));
  }

  /** With what was seen in the end. */
  public TargetStatus concluded(TargetEvidence evidence) {
    return new TargetStatus(
        revision,
        replicas,
        sampled,
        evidence.readings().stream().map(Reading::of).toList(),
        evidence.happenings().stream().map(Happening::of).toList(),
        evidence.unanswered().stream().map(u -> new Unanswered(u.name(), u.why())).toList(),
        evidence.memory().equals(MemoryCourse.NONE) ? null : MemoryStatus.of(evidence.memory()));
  }

  /** The whole of it, as it is judged. */
  public TargetEvidence evidence() {
    return new TargetEvidence(
        readings.stream().map(Reading::value).toList(),
        happenings.stream().map(Happening::value).toList(),
        unanswered.stream().map(u -> new TargetEvidence.Unanswered(u.name(), u.why())).toList(),
        memory == null ? MemoryCourse.NONE : memory.value(),
        revision);
  }

  /** A reading; the API has no floating point numbers. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Reading(
      @JsonPropertyDescription("cpu, memory, throttled, or the name of a query. Example: cpu")
          String name,
      @JsonPropertyDescription("Unit of max and mean. Example: \"% of limit\"") String unit,
      @JsonPropertyDescription("The highest. Example: \"97\"") String max,
      @JsonPropertyDescription("The mean. Example: \"81\"") String mean,
      @JsonPropertyDescription("How often it was read. Unit: samples. Example: 20") int samples,
      @JsonPropertyDescription("Whether it is beyond what is usual; else absent. Example: true")
          Boolean notable,
      @JsonPropertyDescription(
              "When it was highest. Unit: RFC 3339 time. Example: 2026-11-21T02:01:00Z")
          String at) {
    private static final MathContext DIGITS = new MathContext(6);

    static Reading of(TargetEvidence.Reading r) {
      return new Reading(
          r.name(),
          r.unit(),
          digits(r.max()),
          digits(r.mean()),
          r.samples(),
          r.notable() ? true : null,
          r.at());
    }

    TargetEvidence.Reading value() {
      return new TargetEvidence.Reading(
          name,
          unit,
          Double.parseDouble(max),
          Double.parseDouble(mean),
          samples,
          notable != null && notable,
          at);
    }

    /** So many that a mean over thousands of samples, written and read each time, stays true. */
    private static String digits(double value) {
      BigDecimal rounded = BigDecimal.valueOf(value).round(DIGITS);
      return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
  }

  /** A happening. */
  public record Happening(
      @JsonPropertyDescription(
              "Restarted, OutOfMemory, Evicted, RolledOut, Rescaled or NodeTrouble. Example:"
                  + " Restarted")
          TargetEvidence.Kind kind,
      @JsonPropertyDescription(
              "The pod, node, autoscaler or workload. Example: checkout-6d4cf56db6-x7k2p")
          String subject,
      @JsonPropertyDescription(
              "What happened to it. Example: container app ended with exit code 1 (Error)")
          String detail,
      @JsonPropertyDescription("When. Unit: RFC 3339 time. Example: 2026-11-21T02:01:00Z")
          String at) {

    static Happening of(TargetEvidence.Happening h) {
      return new Happening(h.kind(), h.subject(), h.detail(), h.at());
    }

    TargetEvidence.Happening value() {
      return new TargetEvidence.Happening(kind, subject, detail, at);
    }
  }

  /** A question without an answer. */
  public record Unanswered(
      @JsonPropertyDescription("What was asked. Example: gpu") String name,
      @JsonPropertyDescription("Why there was no answer. Example: no series") String why) {}
}
