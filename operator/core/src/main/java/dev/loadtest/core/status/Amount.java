package dev.loadtest.core.status;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * Numbers as the columns of {@code kubectl get} show them: three digits and the unit, no spaces.
 */
public final class Amount {
  private static final MathContext THREE = new MathContext(3);

  private Amount() {}

  /** Of ms: {@code 412ms}. Null when absent, as status fields are. */
  public static String milliseconds(OptionalDouble ms) {
    return ms.isEmpty() ? null : digits(ms.getAsDouble()) + "ms";
  }

  /** Of a ratio: {@code 0.4%}. */
  public static String percent(OptionalDouble ratio) {
    return ratio.isEmpty() ? null : digits(ratio.getAsDouble() * 100) + "%";
  }

  /** Of a change in percent, with its sign: {@code +64%}. */
  public static String change(OptionalDouble percent) {
    if (percent.isEmpty()) {
      return null;
    }
    String digits = digits(percent.getAsDouble());
    return (digits.startsWith("-") || digits.equals("0") ? "" : "+") + digits + "%";
  }

  /** Of a plain number: {@code 153}. */
  public static String plain(OptionalDouble number) {
    return number.isEmpty() ? null : digits(number.getAsDouble());
  }

  /** A whole number; null when absent. */
  public static Long whole(OptionalDouble number) {
    return number.isEmpty() ? null : Math.round(number.getAsDouble());
  }

  /** A duration as Go writes it, to the second: {@code 1m30s}. */
  public static String duration(Duration duration) {
    long seconds = Math.max(0, Math.round(duration.toMillis() / 1000.0));
    long hours = seconds / 3600;
    long minutes = seconds % 3600 / 60;
    String tail = seconds % 60 + "s";
    return hours > 0
        ? hours + "h" + minutes + "m" + tail
        : minutes > 0 ? minutes + "m" + tail : tail;
  }

  private static String digits(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    boolean large = exact.abs().compareTo(BigDecimal.valueOf(100)) >= 0;
    BigDecimal rounded =
        large ? exact.setScale(0, java.math.RoundingMode.HALF_UP) : exact.round(THREE);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
