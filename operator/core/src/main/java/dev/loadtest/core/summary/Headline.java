package dev.loadtest.core.summary;

import dev.loadtest.core.spec.Aggregation;
import dev.loadtest.core.spec.MetricSelector;
import java.util.OptionalDouble;

/**
 * The numbers that people look at first, each found when it is asked for, and absent when nothing
 * of the kind was measured. Times are in ms, the error rate is a ratio from 0 to 1.
 */
public final class Headline {
  private final RunSummary summary;

  Headline(RunSummary summary) {
    this.summary = summary;
  }

  public OptionalDouble requests() {
    return take("http_reqs", new Aggregation.Count());
  }

  /** Over the agreed duration. */
  public OptionalDouble requestsPerSecond() {
    return take("http_reqs", new Aggregation.Rate());
  }

  public OptionalDouble errorRate() {
    return take("http_req_failed", new Aggregation.Rate());
  }

  public OptionalDouble p50() {
    return take("http_req_duration", new Aggregation.Percentile(50));
  }

  public OptionalDouble p95() {
    return take("http_req_duration", new Aggregation.Percentile(95));
  }

  public OptionalDouble p99() {
    return take("http_req_duration", new Aggregation.Percentile(99));
  }

  public OptionalDouble avg() {
    return take("http_req_duration", new Aggregation.Avg());
  }

  public OptionalDouble iterations() {
    return take("iterations", new Aggregation.Count());
  }

  /** Most VUs over all runners. */
  public OptionalDouble vusMax() {
    return take("vus_max", new Aggregation.Value());
  }

  private OptionalDouble take(String metric, Aggregation aggregation) {
    var measured = summary.metric(metric).flatMap(m -> m.find("", "")).isPresent();
    return measured
            && summary.observe(MetricSelector.of(metric), aggregation)
                instanceof Observed.Value(var value)
        ? OptionalDouble.of(value)
        : OptionalDouble.empty();
  }
}
