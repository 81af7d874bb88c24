package dev.loadtest.core.baseline;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a person meant by a threshold: the expression as that person wrote it, and the level that
 * was measured then. A heal moves neither.
 *
 * @param threshold its name
 * @param expression as a person last wrote or accepted it
 * @param levels the first values measured under it, at most {@value #ENOUGH}; the level is their
 *     median
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Anchor(String threshold, String metric, String expression, List<Double> levels) {
  static final int ENOUGH = 5;

  public Anchor {
    levels = levels == null ? List.of() : List.copyOf(levels);
  }

  /** With one more measured value, while there are too few. */
  public Anchor with(double value) {
    if (levels.size() >= ENOUGH) {
      return this;
    }
    var more = new ArrayList<>(levels);
    more.add(value);
    return new Anchor(threshold, metric, expression, more);
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
