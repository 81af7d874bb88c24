package dev.loadtest.core.baseline;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.loadtest.core.spec.MetricSelector;
import dev.loadtest.core.spec.ThresholdExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a person meant by a threshold: the expression as that person wrote it, and the level that
 * was measured then. A heal moves neither.
 *
 * @param threshold its name
 * @param expression as a person last wrote or accepted it
 * @param levels the values that the level is the median of, at most {@value #ENOUGH}
 * @param settled whether the level was known when it was written, so that later values change
 *     nothing
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Anchor(
    String threshold, String metric, String expression, List<Double> levels, boolean settled) {
  static final int ENOUGH = 5;

  public Anchor {
    levels = levels == null ? List.of() : List.copyOf(levels);
  }

  /** Set at a level that is known. */
  public static Anchor at(String threshold, String metric, String expression, double level) {
    return new Anchor(threshold, metric, expression, List.of(level), true);
  }

  /** Set before anything was measured: the first values will be its level. */
  public static Anchor open(String threshold, String metric, String expression) {
    return new Anchor(threshold, metric, expression, List.of(), false);
  }

  /** With one more measured value, while there are too few. */
  public Anchor with(double value) {
    if (settled || levels.size() >= ENOUGH) {
      return this;
    }
    var more = new ArrayList<>(levels);
    more.add(value);
    return new Anchor(threshold, metric, expression, more, false);
  }

  /** The number that it is about. */
  public Measure measure() {
    return new Measure(
        MetricSelector.parse(metric), ThresholdExpression.parse(expression).aggregation());
  }

  /** Whether it is about this expression of this metric. */
  public boolean isOf(String otherMetric, String otherExpression) {
    return metric.equals(otherMetric) && expression.equals(otherExpression);
  }

  /** The level at which the threshold was set, in the metric's unit; empty before any run. */
  public OptionalDouble level() {
    if (levels.isEmpty()) {
      return OptionalDouble.empty();
    }
    var sorted = levels.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return OptionalDouble.of(
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
  }
}
