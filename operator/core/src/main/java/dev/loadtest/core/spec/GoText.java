package dev.loadtest.core.spec;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Text as Go's standard library reads it, so that what k6 accepts is accepted here and nothing
 * else. Source: Go 1.26, {@code strconv/atof.go}, {@code unicode/graphic.go}.
 */
final class GoText {
  private static final String DIGITS = "[0-9](?:_?[0-9])*";
  private static final String HEX = "[0-9a-f](?:_?[0-9a-f])*";
  private static final Pattern FLOAT =
      Pattern.compile(
          "[+-]?(?:(?:%1$s)(?:\\.(?:%1$s)?)?|\\.%1$s)(?:e[+-]?%1$s)?".formatted(DIGITS)
              + "|[+-]?0x_?(?:%2$s(?:\\.(?:%2$s)?)?|\\.%2$s)p[+-]?%1$s".formatted(DIGITS, HEX));
  private static final Pattern INFINITY = Pattern.compile("[+-]?inf(?:inity)?");
  private static final int LONGEST_NUMBER = 400;

  private GoText() {}

  /** The number that {@code strconv.ParseFloat} reads; empty where it returns an error. */
  static OptionalDouble parseFloat(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    if (lower.length() > LONGEST_NUMBER) {
      return OptionalDouble.empty();
    }
    if (lower.equals("nan")) {
      return OptionalDouble.of(Double.NaN);
    }
    if (INFINITY.matcher(lower).matches()) {
      return OptionalDouble.of(
          lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    if (!FLOAT.matcher(lower).matches()) {
      return OptionalDouble.empty();
    }
    var value = Double.parseDouble(lower.replace("_", ""));
    return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** The shortest text that {@link #parseFloat} reads as the same number. */
  static String format(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    var exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    var magnitude = exact.precision() - exact.scale();
    return magnitude > 21 || magnitude < -6 ? Double.toString(value) : exact.toPlainString();
  }

  /** Whether {@code unicode.IsSpace} holds. */
  static boolean isSpace(char c) {
    return switch (c) {
      case '\t', '\n', '\u000b', '\f', '\r', ' ', '\u0085', '\u00a0' -> true;
      case '\u1680', '\u2028', '\u2029', '\u202f', '\u205f', '\u3000' -> true;
      default -> c >= '\u2000' && c <= '\u200a';
    };
  }

  /** As {@code strings.TrimSpace}. */
  static String trim(String text) {
    var start = 0;
    var end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }
}
