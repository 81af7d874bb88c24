package dev.loadtest.core.summary;

import dev.loadtest.core.spec.MetricType;
import java.util.Optional;

/** The last value by time with the extremes; {@code lastMs} is epoch ms of the runner's clock. */
public record Gauge(double last, long lastMs, double min, double max) implements Series {

  /** At least one: a gauge without samples is not reported. */
  @Override
  public long samples() {
    return 1;
  }

  @Override
  public MetricType type() {
    return MetricType.Gauge;
  }

  /** Keeps the later value; of two at the same time the larger one, so that order is no matter. */
  @Override
  public Optional<Series> merge(Series other) {
    return other instanceof Gauge gauge ? Optional.of(latest(gauge)) : Optional.empty();
  }

  /** For gauges that share a total between the runners, such as {@code vus}: values add up. */
  public Gauge sum(Gauge other) {
    return new Gauge(
        last + other.last, Math.max(lastMs, other.lastMs), min + other.min, max + other.max);
  }

  private Gauge latest(Gauge other) {
    var mine =
        lastMs > other.lastMs
            || (lastMs == other.lastMs && Double.compare(last, other.last) >= 0); // 0.0 over -0.0
    var latest = mine ? this : other;
    return new Gauge(
        latest.last, latest.lastMs, Math.min(min, other.min), Math.max(max, other.max));
  }
}
