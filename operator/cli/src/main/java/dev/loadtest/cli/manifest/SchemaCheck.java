package dev.loadtest.cli.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.core.spec.FieldPath;
import dev.loadtest.core.spec.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Checks a value against a CRD's schema and says what the API server would say, in its words
 * (Kubernetes 1.34, apiextensions-apiserver), but everything at once. CEL rules are not evaluated
 * here: core states the same ones.
 */
final class SchemaCheck {
  /**
   * @param unreadable the value cannot be read into the spec's type, as a text for a number
   */
  record Finding(String field, String message, boolean unreadable) {}

  private final List<Finding> found = new ArrayList<>();

  static List<Finding> check(JsonNode value, JsonNode schema, String field) {
    var check = new SchemaCheck();
    check.value(value, schema, field);
    return List.copyOf(check.found);
  }

  private void value(JsonNode value, JsonNode schema, String field) {
    if (!SchemaTypes.fits(value, schema)) {
      String actual = SchemaTypes.of(value);
      found.add(
          new Finding(
              field,
              "Invalid value: \"%s\": %s in body must be of type %s: \"%s\""
                  .formatted(actual, field, SchemaTypes.wanted(schema), actual),
              true));
      return;
    }
    switch (value) {
      case ObjectNode object -> object(object, schema, field);
      case ArrayNode list -> list(list, schema, field);
      default ->
          ScalarCheck.messages(value, schema, field)
              .forEach(
                  m -> found.add(new Finding(field, m, ScalarCheck.isUnreadable(value, schema))));
    }
  }

  private void object(ObjectNode object, JsonNode schema, String field) {
    JsonNode known = schema.path("properties");
    JsonNode others = schema.path("additionalProperties");
    schema
        .path("required")
        .forEach(
            name -> {
              if (!object.hasNonNull(name.textValue())) {
                add(FieldPath.child(field, name.textValue()), "Required value");
              }
            });
    int most = schema.path("maxProperties").asInt(Integer.MAX_VALUE);
    if (object.size() > most) {
      add(field, tooMany(object.size(), most));
    }
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      String child = FieldPath.child(field, property.getKey());
      // The API server takes a null for an absent field before it checks.
      if (property.getValue().isNull() && known.has(property.getKey())) {
        continue;
      }
      if (known.has(property.getKey())) {
        value(property.getValue(), known.get(property.getKey()), child);
      } else if (others.isObject()) {
        value(property.getValue(), others, child);
      } else if (!schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
        add(child, unknown(child, property.getKey(), known));
      }
    }
  }

  static String unknown(String field, String name, JsonNode known) {
    var names = new TreeSet<String>();
    known.fieldNames().forEachRemaining(names::add);
    return "unknown field \"" + field + "\"" + Spelling.hint(name, names);
  }

  private void list(ArrayNode list, JsonNode schema, String field) {
    int most = schema.path("maxItems").asInt(Integer.MAX_VALUE);
    if (list.size() > most) {
      add(field, tooMany(list.size(), most));
    }
    for (int i = 0; i < list.size(); i++) {
      value(list.get(i), schema.path("items"), FieldPath.item(field, i));
    }
    JsonNode keys = schema.path("x-kubernetes-list-map-keys");
    if (keys.isArray()) {
      uniqueKeys(list, keys.get(0).textValue(), field);
    }
  }

  private void uniqueKeys(ArrayNode list, String key, String field) {
    var seen = new HashSet<JsonNode>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode value = list.get(i).path(key);
      if (!value.isMissingNode() && !seen.add(value)) {
        add(FieldPath.item(field, i), "Duplicate value: {\"%s\":%s}".formatted(key, value));
      }
    }
  }

  private static String tooMany(int actual, int most) {
    return "Too many: %d: must have at most %d items".formatted(actual, most);
  }

  private void add(String field, String message) {
    found.add(new Finding(field, message, false));
  }
}
