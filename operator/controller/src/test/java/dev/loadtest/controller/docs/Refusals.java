package dev.loadtest.controller.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the API server refuses beyond types and bounds, with its messages. */
final class Refusals {
  private Refusals() {}

  static String of(JsonNode schema) {
    return "\n### What the API server refuses\n\n"
        + at("", schema).distinct().collect(Collectors.joining())
        + "\nThe operator refuses more (grammar of thresholds, names of stages, k6 options, pod template) with the same kind of\n"
        + "message in the condition `Ready`. `loadtest validate` finds all of it before you apply.\n";
  }

  private static Stream<String> at(String path, JsonNode schema) {
    Stream<String> own =
        schema
            .path("x-kubernetes-validations")
            .valueStream()
            .map(
                rule ->
                    "- `%s`: %s\n"
                        .formatted(
                            (path + rule.path("fieldPath").asText()).replaceFirst("^\\.", ""),
                            rule.get("message").asText()));
    Stream<String> below =
        schema.path("properties").properties().stream()
            .flatMap(p -> at(path + "." + p.getKey(), p.getValue()));
    Stream<String> items =
        schema.has("items") ? at(path + "[]", schema.get("items")) : Stream.empty();
    return Stream.of(own, below, items).flatMap(s -> s);
  }
}
