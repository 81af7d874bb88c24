package dev.loadtest.core.spec;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts as Kubernetes writes them: {@code 500m}, {@code 1.5}, {@code 256Mi}.
 *
 * <p>Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/,
 * without exponents and signs.
 */
public final class Quantity {
  private static final Pattern WRITTEN = Pattern.compile(Formats.QUANTITY);
  private static final Map<String, BigDecimal> UNITS =
      Map.of(
          "m", new BigDecimal("0.001"),
          "k", BigDecimal.valueOf(1_000L),
          "M", BigDecimal.valueOf(1_000_000L),
          "G", BigDecimal.valueOf(1_000_000_000L),
          "T", BigDecimal.valueOf(1_000_000_000_000L),
          "Ki", BigDecimal.valueOf(1L << 10),
          "Mi", BigDecimal.valueOf(1L << 20),
          "Gi", BigDecimal.valueOf(1L << 30),
          "Ti", BigDecimal.valueOf(1L << 40));

  private Quantity() {}

  /** The amount in the unit without a suffix (cores, bytes), empty when it is not a quantity. */
  public static Optional<BigDecimal> parse(String text) {
    Matcher written = WRITTEN.matcher(text == null ? "" : text);
    if (!written.matches()) {
      return Optional.empty();
    }
    String unit = written.group(2);
    var number = new BigDecimal(unit == null ? text : text.substring(0, written.start(2)));
    return Optional.of(unit == null ? number : number.multiply(UNITS.get(unit)));
  }
}
