package dev.loadtest.core.summary;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.loadtest.core.spec.MetricType;
import java.util.Optional;

/** How many samples of a rate were not zero, of how many. */
public record Rate(long trues, @JsonProperty("total") long samples) implements Series {
  @Override
  public MetricType type() {
    return MetricType.Rate;
  }

  /** The share of samples that were not zero, 0 to 1; 0 without samples. */
  public double share() {
    return samples == 0 ? 0 : (double) trues / samples;
  }

  @Override
  public Optional<Series> merge(Series other) {
    return other instanceof Rate rate
        ? Optional.of(
            new Rate(Math.addExact(trues, rate.trues), Math.addExact(samples, rate.samples)))
        : Optional.empty();
  }
}
