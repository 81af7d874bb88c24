package dev.loadtest.core.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.loadtest.core.summary.MemoryCourse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** The course of the target's memory as it is kept in the status; the API has no durations. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MemoryStatus(
    @JsonPropertyDescription(
            "When the load began. Unit: RFC 3339 time. Example: 2026-11-21T02:00:00Z")
        String since,
    @JsonPropertyDescription("How long a step lasts. Unit: s. Example: 240") long stepSeconds,
    @JsonPropertyDescription(
            "The main container's limit; absent without one. Unit: KiB. Example: 524288")
        Long limitKiB,
    @JsonPropertyDescription(
            "The lowest of each step, of the pod that had most at the time; 0 where nobody looked."
                + " At most 60 steps. Unit: KiB. Example: [215040, 215812, 220160]")
        List<Long> lowestKiB) {

  public MemoryStatus {
    lowestKiB = lowestKiB == null ? List.of() : List.copyOf(lowestKiB);
  }

  static MemoryStatus of(MemoryCourse course) {
    return new MemoryStatus(
        course.since().toString(),
        course.step().toSeconds(),
        course.limitKib().isPresent() ? course.limitKib().getAsLong() : null,
        course.lowestKib());
  }

  MemoryCourse value() {
    return new MemoryCourse(
        Instant.parse(since),
        Duration.ofSeconds(stepSeconds),
        limitKiB == null ? OptionalLong.empty() : OptionalLong.of(limitKiB),
        lowestKiB);
  }
}
