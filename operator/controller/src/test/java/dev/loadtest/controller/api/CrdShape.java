package dev.loadtest.controller.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.core.spec.Formats;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import java.util.Map;
import java.util.Set;

/**
 * Finishes a generated CRD with what the generator's annotations cannot say (Fabric8 7.5): keyed
 * lists, quantities, date-times, whole numbers, columns in the order they were declared.
 */
final class CrdShape {
  /** Lists that are merged item by item, and the property that tells items apart. */
  private static final Map<String, String> KEYS =
      Map.of(
          "thresholds", "name",
          "rules", "name",
          "evidence", "name",
          "conditions", "type",
          "env", "name",
          "attempts", "number");

  private static final Set<String> FREE_FORM = Set.of("options", "podTemplate", "snapshot");
  private static final Set<String> QUANTITIES = Set.of("requests", "limits");

  private CrdShape() {}

  static ObjectNode of(ObjectNode crd, Class<?> kind) {
    var version = (ObjectNode) crd.at("/spec/versions/0");
    version.set("additionalPrinterColumns", columns(version, kind));
    var root = (ObjectNode) version.at("/schema/openAPIV3Schema");
    root.put("description", Descriptions.of(kind));
    root.withArray("required").add("spec");
    var properties = (ObjectNode) root.get("properties");
    ((ObjectNode) properties.get("spec")).put("description", Descriptions.ofSpec(kind));
    ((ObjectNode) properties.get("status")).put("description", Descriptions.ofStatus(kind));
    shapeProperties(root);
    return crd;
  }

  private static ArrayNode columns(ObjectNode version, Class<?> kind) {
    ArrayNode ordered = version.arrayNode();
    for (var declared : kind.getAnnotationsByType(AdditionalPrinterColumn.class)) {
      ordered
          .addObject()
          .put("name", declared.name())
          .put("type", declared.type().getValue())
          .put("jsonPath", declared.jsonPath());
    }
    return ordered;
  }

  private static void shapeProperties(ObjectNode schema) {
    if (schema.get("properties") instanceof ObjectNode properties) {
      properties.properties().forEach(p -> shape(p.getKey(), (ObjectNode) p.getValue()));
    }
    if (schema.get("items") instanceof ObjectNode items) {
      wholeNumbers(items);
      shapeProperties(items);
    }
  }

  private static void shape(String name, ObjectNode schema) {
    wholeNumbers(schema);
    if (FREE_FORM.contains(name)) {
      freeForm(schema);
    } else if (QUANTITIES.contains(name)) {
      quantities(schema);
    } else {
      keyed(name, schema);
      dateTime(schema);
      shapeProperties(schema);
    }
  }

  private static void wholeNumbers(ObjectNode schema) {
    for (String bound : Set.of("minimum", "maximum")) {
      JsonNode value = schema.get(bound);
      if (value != null) {
        schema.put(bound, value.decimalValue().longValueExact());
      }
    }
  }

  private static void freeForm(ObjectNode schema) {
    JsonNode description = schema.get("description");
    schema.removeAll();
    schema.set("description", description);
    schema.put("type", "object").put("x-kubernetes-preserve-unknown-fields", true);
  }

  /**
   * As in {@code resources} of a container: {@code cpu: 1} and {@code cpu: 500m} are both right.
   */
  private static void quantities(ObjectNode schema) {
    schema.put("maxProperties", 20);
    ObjectNode quantity = schema.putObject("additionalProperties");
    quantity.putArray("anyOf").add(typed(schema, "integer")).add(typed(schema, "string"));
    quantity.put("pattern", Formats.QUANTITY).put("maxLength", 40);
    quantity.put("x-kubernetes-int-or-string", true);
  }

  private static ObjectNode typed(ObjectNode factory, String type) {
    return factory.objectNode().put("type", type);
  }

  private static void keyed(String name, ObjectNode schema) {
    if (!schema.path("type").asText().equals("array")) {
      return;
    }
    String key = KEYS.get(name);
    if (key == null) {
      schema.put("x-kubernetes-list-type", "atomic");
      return;
    }
    schema.put("x-kubernetes-list-type", "map").putArray("x-kubernetes-list-map-keys").add(key);
    ArrayNode required = ((ObjectNode) schema.get("items")).withArray("required");
    if (required.valueStream().noneMatch(r -> r.asText().equals(key))) {
      required.add(key);
    }
  }

  private static void dateTime(ObjectNode schema) {
    if (schema.path("description").asText().contains("Unit: RFC 3339 time.")
        && schema.path("type").asText().equals("string")) {
      schema.put("format", "date-time");
    }
  }
}
