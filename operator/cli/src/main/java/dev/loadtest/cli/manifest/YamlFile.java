package dev.loadtest.cli.manifest;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

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
    var settings =
        LoadSettings.builder()
            .setLabel(path.toString())
            .setSchema(new PlainTags())
            .setMaxAliasesForCollections(50)
            .build();
    var documents = new ArrayList<Document>();
    var problems = new ArrayList<ManifestProblem>();
    try {
      for (Node root : new Compose(settings).composeAllFromString(text)) {
        var conversion = new YamlToJson(path);
        Document document = conversion.document(root);
        problems.addAll(conversion.problems());
        if (!document.json().isNull()) {
          documents.add(document);
        }
      }
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().or(e::getContextMark).map(Mark::getLine).orElse(0) + 1;
      problems.add(new ManifestProblem(path, line, "", "not YAML: " + e.getProblem()));
    } catch (YamlEngineException e) {
      problems.add(new ManifestProblem(path, 1, "", "not YAML: " + e.getMessage()));
    }
    return new YamlFile(path, List.copyOf(documents), List.copyOf(problems));
  }

  private static YamlFile broken(Path path, int line, String message) {
    return new YamlFile(path, List.of(), List.of(new ManifestProblem(path, line, "", message)));
  }
}
