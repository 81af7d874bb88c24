package dev.loadtest.core.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Writes an object so that people can read it too: a line for each field or item. */
final class EvidenceLines {
  private static final JsonMapper JSON = new JsonMapper();

  private EvidenceLines() {}

  static String written(ObjectNode object) {
    List<String> fields = new ArrayList<>();
    object
        .properties()
        .forEach(
            p -> fields.add(compact(object.textNode(p.getKey())) + ": " + value(p.getValue())));
    return "{\n" + String.join(",\n", fields) + "\n}";
  }

  private static String value(JsonNode value) {
    if (!value.isArray()) {
      return compact(value);
    }
    List<String> items = new ArrayList<>();
    value.forEach(item -> items.add("  " + compact(item)));
    return "[\n" + String.join(",\n", items) + "\n]";
  }

  private static String compact(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of values can be written", e);
    }
  }
}
