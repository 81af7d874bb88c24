package dev.loadtest.core.summary;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a runner saw of its own machine while it sent load. Maxima are over windows of 1 s; {@code
 * ...AtMs} is the end of that window in ms since the release, 0 where it is not known (an older
 * runner, or nothing above 0). Source: {@code docs/runner-protocol.md}, Evidence.
 *
 * @param cpuPercentMax CPU time of k6. Unit: % of the CPUs it may use, {@code cpus}
 * @param stealPercentMax what the hypervisor took of the machine's CPUs. Unit: % of them
 * @param throttledPercent how often the container used up its CPU limit. Unit: % of the scheduler's
 *     periods
 * @param runQueueMsPerS how long all threads of k6 together were runnable and waited for a CPU.
 *     Unit: ms per second, above 1000 when several wait
 * @param cpuPressurePercent how long some task waited for a CPU, of the container or, where that is
 *     not told, of the machine. Unit: % of the load's time. Null where the kernel does not tell
 * @param goSchedulingP99Ms how long goroutines waited inside k6. Unit: ms
 * @param memoryBytesMax most resident memory of k6 and its supervisor. Unit: bytes
 * @param probe null without a control probe; {@link RunSummary#probe()} has that of all runners
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Evidence(
    double cpuPercentMax,
    long cpuPercentMaxAtMs,
    double cpuPercentMean,
    double cpus,
    double stealPercentMax,
    long stealPercentMaxAtMs,
    double stealPercentMean,
    double throttledPercent,
    double throttledPercentMax,
    long throttledPercentMaxAtMs,
    double runQueueMsPerS,
    double runQueueMsPerSMax,
    long runQueueMsPerSMaxAtMs,
    Double cpuPressurePercent,
    double goSchedulingP99Ms,
    long memoryBytesMax,
    long memoryBytesMaxAtMs,
    long memoryLimitBytes,
    double droppedIterations,
    RunnerProbe probe) {

  static final Evidence NONE = new Evidence(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Without times, later maxima and a probe, as an older runner reports it. */
  public Evidence(
      double cpuPercentMax,
      double cpuPercentMean,
      double cpus,
      double stealPercentMax,
      double stealPercentMean,
      double throttledPercent,
      double runQueueMsPerS,
      double goSchedulingP99Ms,
      long memoryBytesMax,
      long memoryLimitBytes,
      double droppedIterations) {
    this(
        cpuPercentMax,
        0,
        cpuPercentMean,
        cpus,
        stealPercentMax,
        0,
        stealPercentMean,
        throttledPercent,
        0,
        0,
        runQueueMsPerS,
        0,
        0,
        null,
        goSchedulingP99Ms,
        memoryBytesMax,
        0,
        memoryLimitBytes,
        droppedIterations,
        null);
  }
}
