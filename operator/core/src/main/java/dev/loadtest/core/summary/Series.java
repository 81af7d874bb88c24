package dev.loadtest.core.summary;

import dev.loadtest.core.spec.MetricType;
import java.util.Optional;

/** The samples of one metric, selector and stage, aggregated so that they can be merged. */
public sealed interface Series permits Trend, Counter, Rate, Gauge {

  /** How many samples. */
  long samples();

  /** The kind of metric it comes from. */
  MetricType type();

  /** Both together; empty when they are of different types. */
  Optional<Series> merge(Series other);
}
