package dev.loadtest.core.heal.splice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.loadtest.core.heal.splice.Written.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * Writes values that are new in a file.
 *
 * @param like a map whose quotes are taken over, key by key
 */
record ValueWriter(Manner manner, Optional<Mapping> like) {

  ValueWriter(Manner manner) {
    this(manner, Optional.empty());
  }

  /** On one line, for a place inside of {@code {}} or {@code []}. */
  String flow(JsonNode value) {
    if (value.isObject()) {
      String inside =
          value.properties().stream()
              .map(p -> flowEntry(p.getKey(), p.getValue()))
              .collect(Collectors.joining(", "));
      String pad = manner.padded() && !inside.isEmpty() ? " " : "";
      return "{" + pad + inside + pad + "}";
    }
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(this::flow)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return scalar(value, ScalarStyle.PLAIN, true);
  }

  /** A key with its value, as {@link #flow}. */
  String flowEntry(String key, JsonNode value) {
    String written =
        value.isContainerNode() ? flow(value) : scalar(value, Manner.valueStyle(like, key), true);
    return key(key, true) + ": " + written;
  }

  /** A key with its value in block style, the first line without indent. */
  List<String> entry(String key, JsonNode value) {
    var lines = new ArrayList<String>();
    if (isBlock(value)) {
      lines.add(key(key, false) + ":");
      lines.addAll(body(value));
    } else {
      lines.add(key(key, false) + ": " + inline(key, value));
    }
    return lines;
  }

  /** What stands below the key of a map or a list, with its indent from the key. */
  List<String> body(JsonNode value) {
    return value.isArray()
        ? indented(manner.dash(), items(value))
        : indented(manner.step(), entries(value));
  }

  /**
   * An item of a list in block style with its dash.
   *
   * @param gap from the dash to what follows
   */
  List<String> item(JsonNode value, boolean flow, int gap) {
    if (!value.isObject() || value.isEmpty() || flow) {
      String inline =
          value.isContainerNode() ? flow(value) : scalar(value, ScalarStyle.PLAIN, false);
      return List.of("-" + " ".repeat(gap - 1) + inline);
    }
    List<String> lines = indented(gap, entries(value));
    lines.set(0, "-" + lines.getFirst().substring(1));
    return lines;
  }

  private String key(String key, boolean flow) {
    return scalar(TextNode.valueOf(key), ScalarStyle.PLAIN, flow);
  }

  static boolean isBlock(JsonNode value) {
    return value.isContainerNode() && !value.isEmpty();
  }

  private String inline(String key, JsonNode value) {
    return value.isContainerNode()
        ? flow(value)
        : scalar(value, Manner.valueStyle(like, key), false);
  }

  /** On one line. */
  String scalar(JsonNode value, ScalarStyle wish, boolean flow) {
    ScalarStyle style = manner.json() ? ScalarStyle.DOUBLE_QUOTED : wish;
    return new Scalars(manner.quotes()).written(value, style, flow);
  }

  private List<String> entries(JsonNode map) {
    var lines = new ArrayList<String>();
    map.properties().forEach(p -> lines.addAll(entry(p.getKey(), p.getValue())));
    return lines;
  }

  private List<String> items(JsonNode list) {
    var lines = new ArrayList<String>();
    list.forEach(item -> lines.addAll(item(item, manner.flowItems(), 2)));
    return lines;
  }

  private static List<String> indented(int by, List<String> lines) {
    return lines.stream().map(l -> " ".repeat(by) + l).collect(Collectors.toList());
  }
}
