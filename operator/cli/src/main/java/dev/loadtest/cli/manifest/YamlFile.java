package dev.loadtest.cli.manifest;

import dev.loadtest.core.spec.yaml.YamlText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The documents of a YAML file, and what hindered reading them. */
record YamlFile(Path path, List<Document> documents, List<ManifestProblem> problems) {

  static YamlFile read(Path path) {
    try {
      return parse(path, Files.readString(path));
    } catch (CharacterCodingException e) {
      return broken(path, 1, "the file is not UTF-8 text");
    } catch (IOException e) {
      return broken(path, 1, "cannot be read: " + e.getMessage());
    }
  }

  static YamlFile parse(Path path, String text) {
    YamlText yaml = YamlText.read(text);
    return new YamlFile(
        path,
        yaml.documents().stream()
            .filter(d -> !d.json().isNull())
            .map(d -> new Document(path, d.json(), d.lines()))
            .toList(),
        yaml.faults().stream()
            .map(f -> new ManifestProblem(path, f.line(), f.field(), f.message()))
            .toList());
  }

  private static YamlFile broken(Path path, int line, String message) {
    return new YamlFile(path, List.of(), List.of(new ManifestProblem(path, line, "", message)));
  }
}
