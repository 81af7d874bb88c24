package dev.loadtest.core.summary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A series with its place in a metric: {@code selector} is the canonical tag part without the stage
 * ("" for all samples), {@code stage} the stage ("" for the whole run).
 */
public record StagedSeries(String selector, String stage, Series series) {

  boolean at(String otherSelector, String otherStage) {
    return selector.equals(otherSelector) && stage.equals(otherStage);
  }

  @JsonCreator
  static StagedSeries of(Json json) {
    var series =
        Stream.of(json.trend(), json.counter(), json.rate(), json.gauge())
            .filter(Objects::nonNull)
            .map(Series.class::cast)
            .toList();
    if (series.size() != 1) {
      throw new IllegalArgumentException("A series is one of trend, counter, rate and gauge");
    }
    return new StagedSeries(text(json.selector()), text(json.stage()), series.getFirst());
  }

  @JsonValue
  Json json() {
    return switch (series) {
      case Trend trend -> new Json(null, selector, stage, trend, null, null, null);
      case Counter counter -> new Json(null, selector, stage, null, counter, null, null);
      case Rate rate -> new Json(null, selector, stage, null, null, rate, null);
      case Gauge gauge -> new Json(null, selector, stage, null, null, null, gauge);
    };
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }

  /** As it travels; {@code metric} is set only in progress frames. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Json(
      String metric,
      String selector,
      String stage,
      Trend trend,
      Counter counter,
      Rate rate,
      Gauge gauge) {}
}
