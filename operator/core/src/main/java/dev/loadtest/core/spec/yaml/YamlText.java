package dev.loadtest.core.spec.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The documents of a YAML text, with empty ones, up to the place where it is no YAML any more.
 *
 * @param broken at most one: why there is nothing behind the last document
 */
public record YamlText(List<YamlDocument> documents, List<YamlFault> broken) {
  public YamlText {
    documents = List.copyOf(documents);
    broken = List.copyOf(broken);
  }

  /** Reads unquoted scalars as kubectl does; never throws for a text that is no YAML. */
  public static YamlText read(String text) {
    var settings =
        LoadSettings.builder().setSchema(new PlainTags()).setMaxAliasesForCollections(50).build();
    var documents = new ArrayList<YamlDocument>();
    try {
      for (Node root : new Compose(settings).composeAllFromString(text)) {
        documents.add(YamlToJson.document(root));
      }
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().or(e::getContextMark).map(Mark::getLine).orElse(0) + 1;
      return new YamlText(documents, broken(line, e.getProblem()));
    } catch (YamlEngineException e) {
      return new YamlText(documents, broken(1, e.getMessage()));
    }
    return new YamlText(documents, List.of());
  }

  /** Everything that could not be read, in the order of the text. */
  public List<YamlFault> faults() {
    return Stream.concat(documents.stream().flatMap(d -> d.faults().stream()), broken.stream())
        .toList();
  }

  private static List<YamlFault> broken(int line, String message) {
    return List.of(new YamlFault(line, "", "not YAML: " + message));
  }
}
