package dev.loadtest.cli.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The schemas of our kinds, from the CRDs that are built into the CLI. */
final class CrdSchemas {
  static final String API_VERSION = "loadtest.dev/v1alpha1";
  private static final Map<String, JsonNode> BY_KIND = load();

  private CrdSchemas() {}

  static Optional<JsonNode> of(String kind) {
    return Optional.ofNullable(BY_KIND.get(kind));
  }

  static Iterable<String> kinds() {
    return BY_KIND.keySet();
  }

  private static Map<String, JsonNode> load() {
    var schemas = new LinkedHashMap<String, JsonNode>();
    for (String name : new String[] {"loadtests", "loadtestruns"}) {
      JsonNode crd = read(name + ".loadtest.dev.yaml");
      schemas.put(
          crd.at("/spec/names/kind").textValue(),
          crd.at("/spec/versions/0/schema/openAPIV3Schema"));
    }
    return schemas;
  }

  private static JsonNode read(String file) {
    try (InputStream crd = CrdSchemas.class.getResourceAsStream("/dev/loadtest/cli/crds/" + file)) {
      String text = new String(crd.readAllBytes(), StandardCharsets.UTF_8);
      return YamlFile.parse(Path.of(file), text).documents().getFirst().json();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
