package dev.loadtest.core.summary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.loadtest.core.spec.MetricType;
import java.util.Optional;

/**
 * A distribution with exact count, sum and extremes, in the metric's unit. An empty one has 0 as
 * sum and extremes.
 */
public record Trend(Histogram histogram, ExactSum sum, double min, double max) implements Series {

  public static Trend empty(Resolution resolution) {
    return new Trend(Histogram.empty(resolution), ExactSum.ZERO, 0, 0);
  }

  /** The trend of some finite values. */
  public static Trend of(Resolution resolution, double... values) {
    var histogram = Histogram.builder(resolution);
    var sum = ExactSum.ZERO;
    var min = values.length == 0 ? 0 : Double.POSITIVE_INFINITY;
    var max = values.length == 0 ? 0 : Double.NEGATIVE_INFINITY;
    for (var value : values) {
      histogram.add(value);
      sum = sum.plus(ExactSum.of(value));
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    return new Trend(histogram.build(), sum, min, max);
  }

  @Override
  public long samples() {
    return histogram.count();
  }

  @Override
  public MetricType type() {
    return MetricType.Trend;
  }

  /** The mean; 0 without values, as in k6. */
  public double avg() {
    return samples() == 0 ? 0 : sum.value() / samples();
  }

  /**
   * A percentile as k6 computes it; 0 without values. Relative error: {@link
   * Resolution#relativeError()} of the larger of the two neighbouring values.
   *
   * @param percent from 0 to 100
   */
  public double percentile(double percent) {
    return samples() == 0 ? 0 : histogram.percentile(percent, min, max);
  }

  public Trend plus(Trend other) {
    if (other.samples() == 0 || samples() == 0) {
      return samples() == 0 ? other : this;
    }
    return new Trend(
        histogram.merge(other.histogram),
        sum.plus(other.sum),
        Math.min(min, other.min),
        Math.max(max, other.max));
  }

  @Override
  public Optional<Series> merge(Series other) {
    return other instanceof Trend trend ? Optional.of(plus(trend)) : Optional.empty();
  }

  @JsonCreator
  static Trend of(Encoded encoded) {
    return encoded.decode(Resolution.Fine);
  }

  @JsonValue
  Encoded encoded() {
    return new Encoded(samples(), sum, min, max, EncodedHistogram.of(histogram));
  }

  /** As it travels; the resolution follows from the place. */
  record Encoded(long count, ExactSum sum, double min, double max, EncodedHistogram hist) {

    Trend decode(Resolution resolution) {
      var histogram = EncodedHistogram.decode(hist, resolution);
      if (histogram.count() != count) {
        throw new IllegalArgumentException(
            "Malformed trend: count %d, in buckets %d".formatted(count, histogram.count()));
      }
      return count == 0
          ? empty(resolution)
          : new Trend(histogram, sum == null ? ExactSum.ZERO : sum, min, max);
    }

    static Trend decode(Encoded encoded, Resolution resolution) {
      return encoded == null ? empty(resolution) : encoded.decode(resolution);
    }
  }
}
