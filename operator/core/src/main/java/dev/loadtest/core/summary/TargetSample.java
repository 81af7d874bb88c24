package dev.loadtest.core.summary;

/**
 * One look at a number of all pods of the target.
 *
 * @param name {@link TargetReadings#CPU} or {@link TargetReadings#MEMORY}
 * @param unit of max and mean, e.g. {@code % of limit}
 * @param max of the pod that has most
 * @param mean over the pods
 * @param at RFC 3339 time
 */
public record TargetSample(String name, String unit, double max, double mean, String at) {}
