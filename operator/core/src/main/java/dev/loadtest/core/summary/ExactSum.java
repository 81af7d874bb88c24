package dev.loadtest.core.summary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/**
 * A sum of doubles without rounding, so that order and grouping do not matter; a plain double sum
 * of 0.1, 0.2 and 0.3 depends on both.
 */
public record ExactSum(BigDecimal exact) {
  public static final ExactSum ZERO = new ExactSum(BigDecimal.ZERO);

  public ExactSum {
    exact = exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
  }

  /** A finite double, exactly. */
  public static ExactSum of(double value) {
    return new ExactSum(new BigDecimal(value));
  }

  public ExactSum plus(ExactSum other) {
    return new ExactSum(exact.add(other.exact));
  }

  /** The nearest double. */
  public double value() {
    return exact.doubleValue();
  }

  /** A number where a double says it all, otherwise the decimals as text. */
  @JsonValue
  Object json() {
    var nearest = value();
    return Double.isFinite(nearest) && of(nearest).equals(this) ? nearest : exact.toString();
  }

  @JsonCreator
  static ExactSum ofJson(Object json) {
    return switch (json) {
      case String text -> new ExactSum(new BigDecimal(text));
      case Number number -> of(number.doubleValue());
      default -> throw new IllegalArgumentException("A sum is a number, not " + json);
    };
  }
}
