package dev.loadtest.cli.manifest;

import com.fasterxml.jackson.databind.JsonNode;

/** JSON's types in the words of a schema. */
final class SchemaTypes {
  private SchemaTypes() {}

  static boolean fits(JsonNode value, JsonNode schema) {
    if (value.isNull()) {
      return schema.path("nullable").asBoolean();
    }
    String actual = of(value);
    return isIntOrString(schema)
        ? actual.equals("integer") || actual.equals("string")
        : !schema.has("type") || schema.get("type").asText().equals(actual);
  }

  /** The type that a schema asks for. */
  static String wanted(JsonNode schema) {
    return isIntOrString(schema) ? "integer,string" : schema.get("type").asText();
  }

  static String of(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT, POJO -> "object";
      case ARRAY -> "array";
      case STRING, BINARY -> "string";
      case BOOLEAN -> "boolean";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      case NULL, MISSING -> "null";
    };
  }

  private static boolean isIntOrString(JsonNode schema) {
    return schema.path("x-kubernetes-int-or-string").asBoolean();
  }
}
