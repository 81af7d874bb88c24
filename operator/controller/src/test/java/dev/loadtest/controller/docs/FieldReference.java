package dev.loadtest.controller.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/** docs/fields.md: every field of the CRDs in a table, as {@code kubectl explain} has it. */
final class FieldReference {
  private static final String HEAD =
      """
      # Fields

      Every field of `LoadTest` and `LoadTestRun`, generated from the CRDs in `crds/` by `FieldReferenceTest`; do not edit.
      The same texts are in `kubectl explain loadtest.spec` and `kubectl explain loadtestrun.status`.

      A field in **bold** is required. `[]` is an item of a list. A Go duration is a number with a unit, or several: `90s`, `1m30s`,
      `2h`; units are `ms`, `s`, `m`, `h` and `d`.
      """;

  private FieldReference() {}

  static String of(List<JsonNode> crds) {
    return HEAD + crds.stream().map(FieldReference::kind).collect(Collectors.joining());
  }

  private static String kind(JsonNode crd) {
    JsonNode names = crd.at("/spec/names");
    JsonNode version = crd.at("/spec/versions/0");
    JsonNode schema = version.at("/schema/openAPIV3Schema");
    return "\n## %s\n\n%s\n\nShort name `%s`, version `%s/%s`. Columns of `kubectl get`: %s. `--field-selector` takes: %s.\n"
            .formatted(
                names.get("kind").asText(),
                Described.of(schema).sentence(),
                names.at("/shortNames/0").asText(),
                crd.at("/spec/group").asText(),
                version.get("name").asText(),
                listed(version.get("additionalPrinterColumns"), "name"),
                listed(version.get("selectableFields"), "jsonPath"))
        + part(names, schema, "spec")
        + part(names, schema, "status")
        + Refusals.of(schema);
  }

  private static String listed(JsonNode items, String field) {
    return items
        .valueStream()
        .map(item -> "`" + item.get(field).asText().replaceFirst("^\\.", "") + "`")
        .collect(Collectors.joining(", "));
  }

  private static String part(JsonNode names, JsonNode schema, String part) {
    JsonNode object = schema.at("/properties/" + part);
    return "\n### %s.%s\n\n%s\n\n"
            .formatted(names.get("singular").asText(), part, Described.of(object).sentence())
        + "| field | type | unit | default | meaning |\n|---|---|---|---|---|\n"
        + Field.under("", object).map(Field::row).collect(Collectors.joining());
  }
}
