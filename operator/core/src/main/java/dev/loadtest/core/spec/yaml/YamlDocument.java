package dev.loadtest.core.spec.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * One document of a YAML text as Kubernetes reads it.
 *
 * @param json null node for a document without content
 * @param lines of every field, counted from 1; the key is as {@link
 *     dev.loadtest.core.spec.FieldPath} writes it, empty for the document itself
 * @param faults what could not be read; {@code json} lacks it
 */
public record YamlDocument(JsonNode json, Map<String, Integer> lines, List<YamlFault> faults) {
  public YamlDocument {
    lines = Map.copyOf(lines);
    faults = List.copyOf(faults);
  }
}
