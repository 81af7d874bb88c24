package dev.loadtest.cli.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loadtest.core.spec.LoadTestSpec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the LoadTests of a file, if nothing is wrong with it. */
public final class ManifestReader {
  private ManifestReader() {}

  /** What became of reading a file. */
  public sealed interface Reading {
    /** Its LoadTests in the order of the file; empty when it only has LoadTestRuns. */
    record Valid(List<LoadTestManifest> tests) implements Reading {}

    /** Everything that is wrong with it, by line. */
    record Invalid(List<ManifestProblem> problems) implements Reading {}
  }

  /** The file's LoadTests, or all its problems. */
  public static Reading read(Path path, References references) {
    YamlFile file = YamlFile.read(path);
    List<ManifestProblem> problems = ManifestValidator.validate(file, references);
    if (!problems.isEmpty()) {
      return new Reading.Invalid(problems);
    }
    NearbyTexts texts = Surroundings.of(file).texts();
    return new Reading.Valid(
        file.documents().stream()
            .filter(d -> d.is(CrdSchemas.API_VERSION, "LoadTest"))
            .map(d -> manifest(d, texts))
            .toList());
  }

  private static LoadTestManifest manifest(Document document, NearbyTexts texts) {
    JsonNode metadata = document.json().path("metadata");
    return new LoadTestManifest(
        document.file(),
        document.name(),
        metadata.path("namespace").asText(),
        strings(metadata.path("labels")),
        strings(metadata.path("annotations")),
        ReadableSpec.read(document.json().path("spec"), Set.of(), LoadTestSpec.class),
        texts.configMaps(),
        texts.secrets());
  }

  private static Map<String, String> strings(JsonNode object) {
    var strings = new HashMap<String, String>();
    object.properties().forEach(p -> strings.put(p.getKey(), p.getValue().asText()));
    return Map.copyOf(strings);
  }
}
