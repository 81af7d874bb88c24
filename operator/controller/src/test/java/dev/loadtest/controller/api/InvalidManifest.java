package dev.loadtest.controller.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.StreamSupport;

/** One row of {@code invalid-manifests.yaml}: what is wrong, and who says so in which words. */
record InvalidManifest(
    String name, String kind, String spec, String field, String message, String refusedBy) {

  static List<InvalidManifest> table() throws IOException {
    try (InputStream table = InvalidManifest.class.getResourceAsStream("/invalid-manifests.yaml")) {
      JsonNode rows = new YAMLMapper().readTree(table);
      return StreamSupport.stream(rows.spliterator(), false).map(InvalidManifest::of).toList();
    }
  }

  private static InvalidManifest of(JsonNode row) {
    return new InvalidManifest(
        row.get("name").textValue(),
        row.path("kind").asText("LoadTest"),
        row.get("spec").textValue(),
        row.get("field").textValue(),
        row.get("message").textValue(),
        row.get("refusedBy").textValue());
  }

  String yaml() {
    return """
    apiVersion: loadtest.dev/v1alpha1
    kind: %s
    metadata: {name: invalid}
    spec:
    """
            .formatted(kind)
        + spec.indent(2);
  }

  @Override
  public String toString() {
    return name;
  }
}
