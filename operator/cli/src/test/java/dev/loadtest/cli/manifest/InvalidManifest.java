package dev.loadtest.cli.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.StreamSupport;

/** One row of {@code invalid-manifests.yaml}: what is wrong, where, and in which words. */
record InvalidManifest(String name, String kind, String spec, String field, String message) {

  static List<InvalidManifest> table() throws IOException {
    try (InputStream table = InvalidManifest.class.getResourceAsStream("/invalid-manifests.yaml")) {
      JsonNode rows = Serialization.unmarshal(table, JsonNode.class);
      return StreamSupport.stream(rows.spliterator(), false).map(InvalidManifest::of).toList();
    }
  }

  private static InvalidManifest of(JsonNode row) {
    return new InvalidManifest(
        row.get("name").textValue(),
        row.path("kind").asText("LoadTest"),
        row.get("spec").textValue(),
        row.get("field").textValue(),
        row.get("message").textValue());
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

  /** The line with the mark, else that of {@code spec:}. */
  int line() {
    List<String> lines = yaml().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("# <-")) {
        return i + 1;
      }
    }
    return lines.indexOf("spec:") + 1;
  }

  @Override
  public String toString() {
    return name;
  }
}
