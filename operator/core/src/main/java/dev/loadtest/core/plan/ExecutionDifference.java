package dev.loadtest.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import dev.loadtest.core.spec.LoadTestSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A field of what is executed in which two specs differ. Scripts and values of variables are not
 * told: they may be long, or secret.
 *
 * @param field e.g. {@code load.stages[spike].target}
 * @param a as the first one has it, empty where it has none
 * @param b as the second one has it
 */
public record ExecutionDifference(String field, Optional<String> a, Optional<String> b) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The differences in the order of the fields of the spec. */
  public static List<ExecutionDifference> between(LoadTestSpec a, LoadTestSpec b) {
    JsonNode left = JSON.valueToTree(a);
    JsonNode right = JSON.valueToTree(b);
    List<ExecutionDifference> found = new ArrayList<>();
    for (String field : ExecutionDigest.FIELDS) {
      SortedMap<String, JsonNode> inA = leaves(field, left.path(field));
      SortedMap<String, JsonNode> inB = leaves(field, right.path(field));
      Set<String> paths = new TreeSet<>(inA.keySet());
      paths.addAll(inB.keySet());
      paths.stream()
          .filter(path -> !Objects.equals(inA.get(path), inB.get(path)))
          .map(path -> new ExecutionDifference(path, text(path, inA), text(path, inB)))
          .forEach(found::add);
    }
    return found;
  }

  private static SortedMap<String, JsonNode> leaves(String path, JsonNode node) {
    SortedMap<String, JsonNode> leaves = new TreeMap<>();
    collect(path, node, leaves);
    return leaves;
  }

  private static void collect(String path, JsonNode node, SortedMap<String, JsonNode> leaves) {
    switch (node) {
      case MissingNode missing -> {}
      case NullNode absent -> {}
      case ValueNode value -> leaves.put(path, value);
      default -> {
        node.properties().forEach(e -> collect(path + "." + e.getKey(), e.getValue(), leaves));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
          collect(path + "[" + key(node.get(i), i) + "]", node.get(i), leaves);
        }
      }
    }
  }

  private static String key(JsonNode item, int index) {
    return item.path("name").isTextual() ? item.get("name").asText() : String.valueOf(index + 1);
  }

  private static Optional<String> text(String path, SortedMap<String, JsonNode> leaves) {
    return Optional.ofNullable(leaves.get(path)).map(value -> shown(path, value.asText()));
  }

  private static String shown(String path, String text) {
    if (path.equals("script.inline")) {
      long lines = text.lines().count();
      return lines == 1 ? "1 line" : lines + " lines";
    }
    return path.matches("runner\\.env\\[.*]\\.value") ? "(not shown)" : text;
  }
}
