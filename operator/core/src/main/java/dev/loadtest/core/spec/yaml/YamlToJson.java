package dev.loadtest.core.spec.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.loadtest.core.spec.FieldPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Turns one document's node tree into JSON, as Kubernetes does, and notes every field's line. */
final class YamlToJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEPEST = 100;

  /** More than any manifest has; a few aliases of aliases would make millions. */
  private static final int MOST = 100_000;

  private final Map<String, Integer> lines = new HashMap<>();
  private final List<YamlFault> faults = new ArrayList<>();
  private int converted;

  private YamlToJson() {}

  static YamlDocument document(Node root) {
    var conversion = new YamlToJson();
    conversion.lines.put("", line(root));
    JsonNode json = conversion.value(root, "", 0);
    return new YamlDocument(json, conversion.lines, conversion.faults);
  }

  private JsonNode value(Node node, String path, int depth) {
    if (depth > DEEPEST || ++converted > MOST) {
      if (converted <= MOST + 1) {
        report(node, path, "nested too deeply, or too many values: write it without aliases");
        converted = MOST + 1;
      }
      return NullNode.getInstance();
    }
    return switch (node) {
      case MappingNode mapping -> object(mapping, path, depth);
      case SequenceNode sequence -> list(sequence, path, depth);
      case ScalarNode scalar -> scalar(scalar);
      default -> throw new IllegalStateException("No YAML node: " + node.getNodeType());
    };
  }

  private static JsonNode scalar(ScalarNode scalar) {
    return scalar.getTag().equals(PlainTags.PLAIN)
        ? YamlScalars.typed(scalar.getValue())
        : TextNode.valueOf(scalar.getValue());
  }

  private JsonNode list(SequenceNode sequence, String path, int depth) {
    ArrayNode list = JSON.arrayNode();
    for (Node node : sequence.getValue()) {
      String item = FieldPath.item(path, list.size());
      lines.put(item, line(node));
      list.add(value(node, item, depth + 1));
    }
    return list;
  }

  private JsonNode object(MappingNode mapping, String path, int depth) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!isMerge(tuple.getKeyNode())) {
        put(object, tuple, path, depth);
      }
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (isMerge(tuple.getKeyNode())) {
        merge(object, tuple.getValueNode(), path, depth);
      }
    }
    return object;
  }

  private void put(ObjectNode object, NodeTuple tuple, String path, int depth) {
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      report(tuple.getKeyNode(), path, "a key must be text");
      return;
    }
    String name = keyText(key);
    String field = FieldPath.child(path, name);
    if (object.has(name)) {
      report(key, field, "key \"" + name + "\" already set in map");
      return;
    }
    lines.put(field, line(key));
    object.set(name, value(tuple.getValueNode(), field, depth + 1));
  }

  /** What is written beside {@code <<} wins over what is merged in. */
  private void merge(ObjectNode object, Node source, String path, int depth) {
    if (source instanceof SequenceNode several) {
      several.getValue().forEach(one -> merge(object, one, path, depth + 1));
    } else if (value(source, path, depth + 1) instanceof ObjectNode merged) {
      merged.properties().forEach(p -> object.putIfAbsent(p.getKey(), p.getValue()));
    }
  }

  /** {@code on: x} is {@code true: x} to Kubernetes, {@code 1: x} is {@code "1": x}. */
  private static String keyText(ScalarNode key) {
    JsonNode typed = scalar(key);
    return typed.isNull() ? key.getValue() : typed.asText();
  }

  private static boolean isMerge(Node key) {
    return key instanceof ScalarNode scalar
        && scalar.getTag().equals(PlainTags.PLAIN)
        && scalar.getValue().equals("<<");
  }

  private void report(Node node, String field, String message) {
    faults.add(new YamlFault(line(node), field, message));
  }

  private static int line(Node node) {
    return node.getStartMark().map(m -> m.getLine() + 1).orElse(1);
  }
}
