package dev.loadtest.core.heal.splice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.loadtest.core.heal.EditRefused;
import dev.loadtest.core.spec.yaml.YamlDocument;
import dev.loadtest.core.spec.yaml.YamlFault;
import dev.loadtest.core.spec.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A file of manifests, wholly readable.
 *
 * @param documents as Kubernetes reads them, with empty ones
 */
record ManifestFile(List<JsonNode> documents) {

  /**
   * An object of the file.
   *
   * @param item its position in the items of a List; empty when it is the document itself
   */
  record Found(int document, Optional<Integer> item, JsonNode json) {}

  static ManifestFile read(SourceText source) {
    var yaml = YamlText.read(source.readable());
    if (!yaml.faults().isEmpty()) {
      throw new EditRefused(sentence(source, yaml.faults().getFirst()));
    }
    return new ManifestFile(yaml.documents().stream().map(YamlDocument::json).toList());
  }

  private static String sentence(SourceText source, YamlFault fault) {
    return source.text().contains("{{")
        ? "The file is a template ({{ }}): edit the values that it is filled with"
        : "line %d: %s".formatted(fault.line(), fault.message());
  }

  Found find(ManifestName name) {
    List<Found> fitting =
        IntStream.range(0, documents.size())
            .boxed()
            .flatMap(i -> objects(i).stream())
            .filter(found -> name.fits(found.json()))
            .toList();
    List<Found> inNamespace = fitting.stream().filter(f -> name.isIn(f.json())).toList();
    List<Found> meant = inNamespace.isEmpty() ? fitting : inNamespace;
    if (meant.isEmpty()) {
      throw new EditRefused("The file has no " + name);
    }
    if (meant.size() > 1) {
      throw new EditRefused("The file has " + meant.size() + " of " + name + ": keep one");
    }
    return meant.getFirst();
  }

  private List<Found> objects(int document) {
    JsonNode json = documents.get(document);
    if (!json.path("kind").asText().endsWith("List") || !json.path("items").isArray()) {
      return List.of(new Found(document, Optional.empty(), json));
    }
    return IntStream.range(0, json.path("items").size())
        .mapToObj(i -> new Found(document, Optional.of(i), json.path("items").get(i)))
        .toList();
  }

  /** The documents with another object in the place of this one. */
  List<JsonNode> with(Found found, JsonNode object) {
    var others = new ArrayList<JsonNode>(documents);
    if (found.item().isEmpty()) {
      others.set(found.document(), object);
    } else {
      JsonNode list = documents.get(found.document()).deepCopy();
      ((ArrayNode) list.path("items")).set(found.item().get(), object);
      others.set(found.document(), list);
    }
    return others;
  }
}
