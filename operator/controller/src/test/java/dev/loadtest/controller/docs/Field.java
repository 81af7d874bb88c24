package dev.loadtest.controller.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A field of a schema, at its path. */
record Field(String path, boolean required, JsonNode schema) {

  /** All fields below an object, each before its own fields. */
  static Stream<Field> under(String path, JsonNode object) {
    List<String> required = object.path("required").valueStream().map(JsonNode::asText).toList();
    return object.path("properties").properties().stream()
        .flatMap(
            p -> {
              String at = path.isEmpty() ? p.getKey() : path + "." + p.getKey();
              var field = new Field(at, required.contains(p.getKey()), p.getValue());
              JsonNode items = p.getValue().path("items");
              return Stream.concat(
                  Stream.of(field),
                  Stream.concat(under(at, p.getValue()), under(at + "[]", items)));
            });
  }

  /** A row of the table. */
  String row() {
    Described text = Described.of(schema);
    return "| %s | %s | %s | %s | %s |\n"
        .formatted(
            required ? "**`" + path + "`**" : "`" + path + "`",
            type(),
            cell(text.unit()),
            text.otherwise().isEmpty() ? "" : code(text.otherwise()),
            cell(text.sentence())
                + (text.example().isEmpty() ? "" : " Example: " + code(text.example())));
  }

  private String type() {
    if (schema.has("enum")) {
      return schema
          .get("enum")
          .valueStream()
          .map(e -> "`" + e.asText() + "`")
          .collect(Collectors.joining(" or "));
    }
    return switch (schema.path("type").asText()) {
      case "integer" -> "integer" + bounds("minimum", "maximum", "");
      case "array" -> "list" + bounds("minItems", "maxItems", " items") + keyed();
      case "string" -> text();
      case String other -> other;
    };
  }

  private String text() {
    if (Described.of(schema).unit().startsWith("a Go duration")) {
      return "duration";
    }
    String pattern = schema.path("pattern").asText();
    return (schema.has("format") ? schema.get("format").asText() : "string")
        + bounds("minLength", "maxLength", " characters")
        + (pattern.isEmpty() ? "" : ", " + code(pattern));
  }

  private String bounds(String least, String most, String of) {
    var bounds = new ArrayList<String>();
    if (schema.has(least)) {
      bounds.add("at least " + number(least));
    }
    if (schema.has(most)) {
      bounds.add("at most " + number(most));
    }
    return bounds.isEmpty() ? "" : ", " + String.join(", ", bounds) + of;
  }

  private String number(String bound) {
    return "%,d".formatted(schema.get(bound).asLong());
  }

  private String keyed() {
    JsonNode key = schema.path("x-kubernetes-list-map-keys");
    return key.isEmpty() ? "" : ", key `" + key.get(0).asText() + "`";
  }

  /** Code in a table: a bar would end the cell. */
  static String code(String text) {
    return "`" + text.replace("|", "\\|") + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }
}
