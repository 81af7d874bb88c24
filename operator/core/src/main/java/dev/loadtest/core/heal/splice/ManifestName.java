package dev.loadtest.core.heal.splice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Which object of a file is meant; its group is always ours.
 *
 * @param kind {@code LoadTest} or {@code LoadTestRun}
 * @param namespace a manifest that names none is meant, too: its namespace is set elsewhere
 */
public record ManifestName(String kind, String name, Optional<String> namespace) {

  boolean fits(JsonNode object) {
    return object.path("apiVersion").asText().startsWith("loadtest.dev/")
        && object.path("kind").asText().equals(kind)
        && object.at("/metadata/name").asText().equals(name)
        && (namespace.isEmpty() || namespaceOf(object).isEmpty() || isIn(object));
  }

  /** Whether it says that it is in the namespace. */
  boolean isIn(JsonNode object) {
    return namespace.isPresent() && namespaceOf(object).equals(namespace.get());
  }

  private static String namespaceOf(JsonNode object) {
    return object.at("/metadata/namespace").asText();
  }

  @Override
  public String toString() {
    return kind + " " + namespace.map(n -> n + "/").orElse("") + name;
  }
}
