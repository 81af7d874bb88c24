package dev.loadtest.core.spec.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Types unquoted scalars as kubectl and the API server do, which is neither YAML 1.1 nor 1.2:
 * {@code yes}, {@code on} and {@code y} are true, {@code 010} is eight, {@code 1_000} a number, a
 * date is text, and a number without a fraction is whole however it is written ({@code 1e3}).
 *
 * <p>Source: sigs.k8s.io/yaml 1.6, go.yaml.in/yaml/v2, {@code resolve.go}; Go, {@code
 * strconv.ParseInt} with base 0.
 */
public final class YamlScalars {
  private static final Set<String> TRUE =
      Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
  private static final Pattern WHOLE =
      Pattern.compile("([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))");
  private static final int[] RADIX = {16, 2, 8, 10};
  private static final Pattern FRACTION =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?");

  /** From here on Go writes a whole number with an exponent. */
  private static final BigDecimal EXPONENT = new BigDecimal("1e21");

  private YamlScalars() {}

  /** The value of a scalar that stands without quotes. */
  public static JsonNode typed(String plain) {
    if (NULL.contains(plain)) {
      return NullNode.getInstance();
    }
    if (TRUE.contains(plain) || FALSE.contains(plain)) {
      return BooleanNode.valueOf(TRUE.contains(plain));
    }
    String digits =
        Character.isDigit(first(plain)) || isSign(plain) ? plain.replace("_", "") : plain;
    return whole(digits).or(() -> fraction(digits)).orElseGet(() -> TextNode.valueOf(plain));
  }

  private static char first(String plain) {
    return plain.charAt(0);
  }

  private static boolean isSign(String plain) {
    return first(plain) == '-' || first(plain) == '+';
  }

  private static Optional<JsonNode> whole(String digits) {
    Matcher written = WHOLE.matcher(digits);
    if (!written.matches()) {
      return Optional.empty();
    }
    for (int i = 0; i < RADIX.length; i++) {
      String number = written.group(i + 2);
      if (number != null) {
        var value = new BigInteger(written.group(1).replace("+", "") + number, RADIX[i]);
        return Optional.of(number(value));
      }
    }
    throw new IllegalStateException(digits);
  }

  private static JsonNode number(BigInteger value) {
    return value.bitLength() < 64
        ? LongNode.valueOf(value.longValueExact())
        : BigIntegerNode.valueOf(value);
  }

  private static Optional<JsonNode> fraction(String digits) {
    if (!FRACTION.matcher(digits).matches()) {
      return Optional.empty();
    }
    var value = new BigDecimal(digits);
    boolean isWhole =
        value.stripTrailingZeros().scale() <= 0 && value.abs().compareTo(EXPONENT) < 0;
    return Optional.of(isWhole ? number(value.toBigIntegerExact()) : DecimalNode.valueOf(value));
  }
}
