package dev.loadtest.cli.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Bounds, lengths, patterns and enums of texts and numbers, in the API server's words. */
final class ScalarCheck {
  private ScalarCheck() {}

  static List<String> messages(JsonNode value, JsonNode schema, String field) {
    var messages = new ArrayList<String>();
    if (value.isIntegralNumber()) {
      bounds(value.bigIntegerValue(), schema, field, messages);
    } else if (value.isTextual()) {
      text(value.textValue(), schema, field, messages);
    }
    return messages;
  }

  /** Whether the value cannot be read into an enum or a number of Java. */
  static boolean isUnreadable(JsonNode value, JsonNode schema) {
    return schema.has("enum") || value.isNumber();
  }

  private static void bounds(
      BigInteger value, JsonNode schema, String field, List<String> messages) {
    bound(value, schema.get("minimum"), -1, "greater", field, messages);
    bound(value, schema.get("maximum"), 1, "less", field, messages);
  }

  private static void bound(
      BigInteger value,
      JsonNode bound,
      int outside,
      String wanted,
      String field,
      List<String> messages) {
    if (bound != null && value.compareTo(bound.bigIntegerValue()) == outside) {
      messages.add(
          "Invalid value: %s: %s in body should be %s than or equal to %s"
              .formatted(value, field, wanted, bound.asText()));
    }
  }

  private static void text(String value, JsonNode schema, String field, List<String> messages) {
    if (schema.has("enum") && !contains(schema.get("enum"), value)) {
      messages.add(
          "Unsupported value: %s: supported values: %s"
              .formatted(quoted(value), quotedAll(schema.get("enum"))));
      return;
    }
    int length = value.codePointCount(0, value.length());
    int least = schema.path("minLength").asInt(0);
    int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
    if (length < least) {
      messages.add(
          "Invalid value: %s: %s in body should be at least %d chars long"
              .formatted(quoted(value), field, least));
    }
    if (length > most) {
      messages.add("Too long: may not be more than %d bytes".formatted(most));
    }
    String pattern = schema.path("pattern").asText();
    if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(value).find()) {
      messages.add(
          "Invalid value: %s: %s in body should match '%s'"
              .formatted(quoted(value), field, pattern));
    }
  }

  private static boolean contains(JsonNode list, String value) {
    return list.valueStream().anyMatch(v -> v.asText().equals(value));
  }

  private static String quotedAll(JsonNode list) {
    return list.valueStream().map(v -> quoted(v.asText())).collect(Collectors.joining(", "));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
