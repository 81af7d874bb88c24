package dev.loadtest.core.summary;

import java.util.Collection;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;

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

  /**
   * The worst of each over all runners: the largest, the fewest CPUs, the smallest memory limit
   * that is set; dropped iterations add up.
   */
  public static Evidence worst(Collection<Evidence> all) {
    return new Evidence(
        fold(all, Evidence::cpuPercentMax, Math::max),
        fold(all, Evidence::cpuPercentMean, Math::max),
        fold(all, Evidence::cpus, Math::min),
        fold(all, Evidence::stealPercentMax, Math::max),
        fold(all, Evidence::stealPercentMean, Math::max),
        fold(all, Evidence::throttledPercent, Math::max),
        fold(all, Evidence::runQueueMsPerS, Math::max),
        fold(all, Evidence::goSchedulingP99Ms, Math::max),
        all.stream().mapToLong(Evidence::memoryBytesMax).max().orElse(0),
        all.stream().mapToLong(Evidence::memoryLimitBytes).filter(l -> l > 0).min().orElse(0),
        fold(all, Evidence::droppedIterations, Double::sum));
  }

  private static double fold(
      Collection<Evidence> all, ToDoubleFunction<Evidence> field, DoubleBinaryOperator operator) {
    return all.stream().mapToDouble(field).reduce(operator).orElse(0);
  }
}
