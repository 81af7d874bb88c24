package dev.loadtest.core.spec;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Durations as k6 and Go write them: {@code 1m30s}, {@code 0.5h}, {@code 250ms}, {@code 1d12h}.
 *
 * <pre>
 * duration -> sign? (number unit)+ | sign? number            a number alone is ms, as in k6
 * number   -> digits ("." digits?)? | "." digits
 * unit     -> "ns" | "us" | "µs" | "ms" | "s" | "m" | "h" | "d"
 * </pre>
 *
 * <p>Source: k6 2.2.0, {@code lib/types/types.go}; Go, {@code time.ParseDuration}. Unlike k6, days
 * may stand anywhere and have a fraction, as the pattern of the CRD allows.
 */
public final class GoDuration {
  private static final String NUMBER = "(?:[0-9]{1,18}(?:\\.[0-9]{0,18})?|\\.[0-9]{1,18})";
  private static final String UNIT = "(?:ns|us|\u00b5s|\u03bcs|ms|s|m|h|d)";
  private static final Pattern PART = Pattern.compile("(" + NUMBER + ")(" + UNIT + ")");
  private static final Pattern WHOLE = Pattern.compile("(?:" + NUMBER + UNIT + ")+");
  private static final Pattern BARE = Pattern.compile(NUMBER);
  private static final Map<String, BigDecimal> NANOS =
      Map.of(
          "ns", BigDecimal.ONE,
          "us", BigDecimal.valueOf(1_000),
          "\u00b5s", BigDecimal.valueOf(1_000),
          "\u03bcs", BigDecimal.valueOf(1_000),
          "ms", BigDecimal.valueOf(1_000_000),
          "s", BigDecimal.valueOf(1_000_000_000L),
          "m", BigDecimal.valueOf(60_000_000_000L),
          "h", BigDecimal.valueOf(3_600_000_000_000L),
          "d", BigDecimal.valueOf(86_400_000_000_000L));

  private GoDuration() {}

  /**
   * Reads a duration, to the ns.
   *
   * @throws GrammarException when it is none, or longer than 292 years (64 bits of ns)
   */
  public static Duration parse(String text) {
    var signed = text.startsWith("-") || text.startsWith("+");
    var digits = signed ? text.substring(1) : text;
    var bare = BARE.matcher(digits).matches();
    if (!bare && !WHOLE.matcher(digits).matches()) {
      throw new GrammarException(
          text, 0, text, "not a duration:", "write numbers with ns, us, ms, s, m, h or d: 1m30s");
    }
    var nanos = bare ? nanos(digits, "ms") : BigDecimal.ZERO;
    for (var part = PART.matcher(digits); part.find(); ) {
      nanos = nanos.add(nanos(part.group(1), part.group(2)));
    }
    try {
      var whole = nanos.toBigInteger().longValueExact();
      return Duration.ofNanos(text.startsWith("-") ? -whole : whole);
    } catch (ArithmeticException e) {
      throw new GrammarException(text, 0, text, "duration too long:", "write at most 106000d");
    }
  }

  private static BigDecimal nanos(String number, String unit) {
    return new BigDecimal(number.startsWith(".") ? "0" + number : number).multiply(NANOS.get(unit));
  }
}
