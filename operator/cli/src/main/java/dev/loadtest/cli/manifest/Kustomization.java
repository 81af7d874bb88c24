package dev.loadtest.cli.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the generators of a kustomization.yaml would make: {@code files} ({@code name} or {@code
 * key=path}) and {@code literals} ({@code key=value}), without the suffix that Kustomize may put
 * after names.
 */
record Kustomization(
    Map<String, Map<String, String>> configMaps,
    Map<String, Map<String, String>> secrets,
    List<ManifestProblem> problems) {

  static Kustomization of(Document document) {
    var problems = new ArrayList<ManifestProblem>();
    return new Kustomization(
        generated(document, "configMapGenerator", problems),
        generated(document, "secretGenerator", problems),
        problems);
  }

  private static Map<String, Map<String, String>> generated(
      Document document, String generator, List<ManifestProblem> problems) {
    var byName = new HashMap<String, Map<String, String>>();
    JsonNode items = document.json().path(generator);
    for (int i = 0; i < items.size(); i++) {
      var texts = new HashMap<String, String>();
      String field = generator + "[" + i + "].files";
      for (JsonNode file : items.path(i).path("files")) {
        addFile(document, file.asText(), field, texts, problems);
      }
      for (JsonNode literal : items.path(i).path("literals")) {
        String[] keyAndValue = literal.asText().split("=", 2);
        texts.put(keyAndValue[0], keyAndValue.length == 2 ? keyAndValue[1] : "");
      }
      byName.put(items.path(i).path("name").asText(), texts);
    }
    return byName;
  }

  private static void addFile(
      Document document,
      String written,
      String field,
      Map<String, String> texts,
      List<ManifestProblem> problems) {
    int equals = written.indexOf('=');
    Path path = document.file().resolveSibling(written.substring(equals + 1));
    String key = equals < 0 ? path.getFileName().toString() : written.substring(0, equals);
    try {
      texts.put(key, Files.readString(path));
    } catch (IOException e) {
      problems.add(document.problem(field, "cannot read " + path + ": check the path"));
    }
  }
}
