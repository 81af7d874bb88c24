package dev.loadtest.core.baseline;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How the machines around a measurement were; null where nobody looked.
 *
 * @param generatorCpuPercent mean CPU of the busiest load generator, percent of what it may use
 * @param stealPercent CPU time that the machine gave to others, percent
 * @param runQueueMsPerS time that the load generator's threads waited for a CPU, ms per s
 * @param throttledPercent time in which the load generator was throttled, percent
 * @param probeP95Ms p95 of the control probe
 * @param requestsPerSecond how many requests shared that waiting
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Surroundings(
    Double generatorCpuPercent,
    Double stealPercent,
    Double runQueueMsPerS,
    Double throttledPercent,
    Double probeP95Ms,
    Double requestsPerSecond) {
  public static final Surroundings UNKNOWN = new Surroundings(null, null, null, null, null, null);

  @JsonCreator
  public Surroundings {}

  /** Where nobody counted requests. */
  public Surroundings(
      Double generatorCpuPercent,
      Double stealPercent,
      Double runQueueMsPerS,
      Double throttledPercent,
      Double probeP95Ms) {
    this(generatorCpuPercent, stealPercent, runQueueMsPerS, throttledPercent, probeP95Ms, null);
  }
}
