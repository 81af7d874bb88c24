package dev.loadtest.core.summary;

import dev.loadtest.core.spec.Aggregation;
import dev.loadtest.core.spec.MetricSelector;
import java.util.OptionalDouble;

/**
 * The numbers that people look at first, each absent when nothing of the kind was measured:
 * requests (a count, and per second over the agreed duration), error rate (ratio 0 to 1),
 * http_req_duration (ms), iterations, most VUs over all runners.
 */
public record Headline(
    OptionalDouble requests,
    OptionalDouble requestsPerSecond,
    OptionalDouble errorRate,
    OptionalDouble p50,
    OptionalDouble p95,
    OptionalDouble p99,
    OptionalDouble avg,
    OptionalDouble iterations,
    OptionalDouble vusMax) {

  static Headline of(RunSummary summary) {
    return new Headline(
        take(summary, "http_reqs", new Aggregation.Count()),
        take(summary, "http_reqs", new Aggregation.Rate()),
        take(summary, "http_req_failed", new Aggregation.Rate()),
        take(summary, "http_req_duration", new Aggregation.Percentile(50)),
        take(summary, "http_req_duration", new Aggregation.Percentile(95)),
        take(summary, "http_req_duration", new Aggregation.Percentile(99)),
        take(summary, "http_req_duration", new Aggregation.Avg()),
        take(summary, "iterations", new Aggregation.Count()),
        take(summary, "vus_max", new Aggregation.Value()));
  }

  private static OptionalDouble take(RunSummary summary, String metric, Aggregation aggregation) {
    var measured = summary.metric(metric).flatMap(m -> m.find("", "")).isPresent();
    return measured
            && summary.observe(MetricSelector.of(metric), aggregation)
                instanceof Observed.Value(var value)
        ? OptionalDouble.of(value)
        : OptionalDouble.empty();
  }
}
