package dev.loadtest.core.summary;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.loadtest.core.spec.MetricType;
import java.util.Optional;

/** The sum of a counter and the number of its samples. */
public record Counter(ExactSum sum, @JsonProperty("count") long samples) implements Series {
  public static final Counter ZERO = new Counter(ExactSum.ZERO, 0);

  public Counter {
    sum = sum == null ? ExactSum.ZERO : sum;
  }

  @Override
  public MetricType type() {
    return MetricType.Counter;
  }

  /** The sum per second over a time in ms; 0 for no time, as in k6. */
  public double perSecond(long ms) {
    return ms <= 0 ? 0 : sum.value() / (ms / 1000.0);
  }

  @Override
  public Optional<Series> merge(Series other) {
    return other instanceof Counter counter
        ? Optional.of(new Counter(sum.plus(counter.sum), Math.addExact(samples, counter.samples)))
        : Optional.empty();
  }
}
