package dev.loadtest.core.summary;

import dev.loadtest.core.spec.Aggregation;
import dev.loadtest.core.spec.MetricType;

/** Takes an aggregation of a series, as k6 2.2.0 does in {@code metrics/thresholds.go}, Run. */
final class Observation {
  private Observation() {}

  /** The number, with {@code ms} as the time that a counter's rate is over. */
  static Observed of(Series series, Aggregation aggregation, long ms) {
    return series.samples() == 0 && series.type() != MetricType.Counter
        ? new Observed.NoSamples()
        : taken(series, aggregation, ms);
  }

  /** What to say where k6 refuses the aggregation. */
  static Observed refused(MetricType type, Aggregation aggregation) {
    return new Observed.Unmergeable(
        "a %s has no %s; use %s".formatted(type.k6Name(), aggregation.text(), type.allowed()));
  }

  private static Observed taken(Series series, Aggregation aggregation, long ms) {
    return switch (series) {
      case Trend trend -> ofTrend(trend, aggregation);
      case Counter counter -> ofCounter(counter, aggregation, ms);
      case Rate rate ->
          aggregation instanceof Aggregation.Rate
              ? new Observed.Value(rate.share())
              : refused(MetricType.Rate, aggregation);
      case Gauge gauge ->
          aggregation instanceof Aggregation.Value
              ? new Observed.Value(gauge.last())
              : refused(MetricType.Gauge, aggregation);
    };
  }

  private static Observed ofTrend(Trend trend, Aggregation aggregation) {
    return switch (aggregation) {
      case Aggregation.Avg a -> new Observed.Value(trend.avg());
      case Aggregation.Min a -> new Observed.Value(trend.min());
      case Aggregation.Max a -> new Observed.Value(trend.max());
      case Aggregation.Med a -> new Observed.Value(trend.percentile(50));
      case Aggregation.Percentile p -> new Observed.Value(trend.percentile(p.percent()));
      case Aggregation.Rate a -> refused(MetricType.Trend, aggregation);
      case Aggregation.Count a -> refused(MetricType.Trend, aggregation);
      case Aggregation.Value a -> refused(MetricType.Trend, aggregation);
    };
  }

  private static Observed ofCounter(Counter counter, Aggregation aggregation, long ms) {
    return switch (aggregation) {
      case Aggregation.Count a -> new Observed.Value(counter.sum().value());
      case Aggregation.Rate a ->
          ms > 0 ? new Observed.Value(counter.perSecond(ms)) : new Observed.NoSamples();
      case Aggregation.Avg a -> refused(MetricType.Counter, aggregation);
      case Aggregation.Min a -> refused(MetricType.Counter, aggregation);
      case Aggregation.Max a -> refused(MetricType.Counter, aggregation);
      case Aggregation.Med a -> refused(MetricType.Counter, aggregation);
      case Aggregation.Percentile a -> refused(MetricType.Counter, aggregation);
      case Aggregation.Value a -> refused(MetricType.Counter, aggregation);
    };
  }
}
