package dev.loadtest.core.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Writes redacted texts, short lists and rounded numbers. */
record EvidenceTexts(Redaction redaction, Portion portion) {
  static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** A text from anywhere; nothing when it is absent or empty. */
  void put(ObjectNode node, String field, String text) {
    put(node, field, text, portion.text());
  }

  void put(ObjectNode node, String field, String text, int most) {
    String shown = redaction.text(text, most);
    if (!shown.isEmpty()) {
      node.put(field, shown);
    }
  }

  /** Four digits tell all that a comparison needs. */
  void put(ObjectNode node, String field, OptionalDouble number) {
    number.ifPresent(value -> node.set(field, number(value)));
  }

  void put(ObjectNode node, String field, Double number) {
    if (number != null) {
      node.set(field, number(number));
    }
  }

  /** The first of the list, and how many more there are. */
  <T> void list(ObjectNode node, String field, List<T> all, int most, Function<T, JsonNode> each) {
    if (all.isEmpty()) {
      return;
    }
    ArrayNode shown = node.putArray(field);
    all.stream().limit(most).map(each).forEach(shown::add);
    if (all.size() > most) {
      node.put(field + "_left_out", all.size() - most);
    }
  }

  private static JsonNode number(double value) {
    if (!Double.isFinite(value)) {
      return JSON.textNode(Double.toString(value));
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    int whole = Math.max(0, exact.precision() - exact.scale());
    BigDecimal rounded = exact.round(new MathContext(Math.clamp(whole, 4, 15)));
    return JSON.rawValueNode(new RawValue(plain(rounded.stripTrailingZeros())));
  }

  private static String plain(BigDecimal number) {
    return Math.abs(number.scale()) > 20 ? number.toString() : number.toPlainString();
  }
}
