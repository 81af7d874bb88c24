package dev.loadtest.core.heal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/**
 * Whether two values mean the same. Numbers count by their value: a manifest gives 5 as a long, a
 * record as an int, and {@link JsonNode#equals} would tell them apart.
 */
public final class SameJson {
  private SameJson() {}

  /** Whether both are equal; the order of keys does not matter, that of items does. */
  public static boolean same(JsonNode a, JsonNode b) {
    return a.equals(SameJson::compare, b);
  }

  private static int compare(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return number(a).compareTo(number(b));
    }
    return a.equals(b) ? 0 : 1;
  }

  /** By its text: a double of 0.1 is meant to be 0.1. */
  private static BigDecimal number(JsonNode number) {
    return new BigDecimal(number.asText());
  }
}
