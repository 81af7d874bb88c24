package dev.loadtest.core.summary;

import dev.loadtest.core.spec.MetricType;
import dev.loadtest.core.spec.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * One metric with its series. {@code invalid} counts samples that were left out because they were
 * not finite.
 */
public record MetricReport(
    String name, MetricType type, ValueType contains, long invalid, List<StagedSeries> series) {

  public MetricReport {
    contains = contains == null ? ValueType.Default : contains;
    series = series == null ? List.of() : List.copyOf(series);
  }

  /**
   * The series of a selector (canonical tag part) and a stage; "" for all and for the whole run.
   */
  public Optional<Series> find(String selector, String stage) {
    for (StagedSeries one : series) {
      if (one.at(selector, stage)) {
        return Optional.of(one.series());
      }
    }
    return Optional.empty();
  }
}
