package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** k6's kinds of metrics. Source: k6 2.2.0, {@code metrics/metric_type.go}. */
public enum MetricType {
  /** Sums its samples. */
  Counter("count, rate"),
  /** Keeps the last sample. */
  Gauge("value"),
  /** Share of samples that are not zero. */
  Rate("rate"),
  /** Distribution of its samples. */
  Trend("avg, min, max, med, p(N)");

  private final String allowed;

  MetricType(String allowed) {
    this.allowed = allowed;
  }

  /** Whether k6 lets a threshold on such a metric use the aggregation. */
  public boolean allows(Aggregation aggregation) {
    return switch (aggregation) {
      case Aggregation.Avg a -> this == Trend;
      case Aggregation.Min a -> this == Trend;
      case Aggregation.Max a -> this == Trend;
      case Aggregation.Med a -> this == Trend;
      case Aggregation.Percentile a -> this == Trend;
      case Aggregation.Rate a -> this == Counter || this == Rate;
      case Aggregation.Count a -> this == Counter;
      case Aggregation.Value a -> this == Gauge;
    };
  }

  /** The allowed aggregations, for messages. */
  public String allowed() {
    return allowed;
  }

  /** As k6 writes it: {@code counter}, {@code gauge}, {@code rate}, {@code trend}. */
  @JsonValue
  public String k6Name() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads k6's name of it. */
  @JsonCreator
  public static MetricType ofK6(String name) {
    return Arrays.stream(values())
        .filter(type -> type.k6Name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No metric type " + name));
  }
}
