package dev.loadtest.cli.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loadtest.core.spec.FieldPath;
import java.nio.file.Path;
import java.util.Map;

/** One YAML document: its content as Kubernetes reads it, and the line of every field. */
record Document(Path file, JsonNode json, Map<String, Integer> lines) {
  private static final String GROUP = "loadtest.dev/";

  String apiVersion() {
    return json.path("apiVersion").asText();
  }

  String kind() {
    return json.path("kind").asText();
  }

  String name() {
    return json.at("/metadata/name").asText();
  }

  boolean isOurs() {
    return apiVersion().startsWith(GROUP);
  }

  boolean is(String apiVersion, String kind) {
    return apiVersion().equals(apiVersion) && kind().equals(kind);
  }

  /** The line of a field; of the nearest field above when it is not written. */
  int lineOf(String field) {
    for (String above = field; !above.isEmpty(); above = FieldPath.parent(above)) {
      if (lines.containsKey(above)) {
        return lines.get(above);
      }
    }
    return lines.get("");
  }

  ManifestProblem problem(String field, String message) {
    return new ManifestProblem(file, lineOf(field), field, message);
  }
}
