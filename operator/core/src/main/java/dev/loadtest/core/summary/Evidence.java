package dev.loadtest.core.summary;

/**
 * What a runner saw of its own machine. Percentages from 0 to 100 of the CPUs it may use ({@code
 * cpus}); {@code runQueueMsPerS} is the time its threads waited for a CPU per second of run time.
 */
public record Evidence(
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

  static final Evidence NONE = new Evidence(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
