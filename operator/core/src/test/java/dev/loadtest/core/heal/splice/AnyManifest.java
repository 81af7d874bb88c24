package dev.loadtest.core.heal.splice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Manifests as anybody might write them, by a seed. Knows nothing of the code under test. */
final class AnyManifest {
  static final ManifestName NAME =
      new ManifestName("LoadTest", "checkout", java.util.Optional.empty());

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern PLAIN = Pattern.compile("[a-z]{4,}[()a-z0-9<.]*");
  private static final List<String> KEYS =
      List.of("name", "metric", "expression", "a", "b-c", "d.e/f", "on", "1", "😀", "x y");
  private static final List<String> TEXTS =
      List.of(
          "rate<0.01",
          "p(95)<500",
          "checkout",
          "",
          " x",
          "on",
          "no",
          "1e3",
          "0x1F",
          "12:30",
          "5",
          "a: b",
          "a #b",
          "#",
          "- a",
          "it's",
          "say \"x\"",
          "back\\slash",
          "😀 smile",
          "two\nlines",
          "end\n",
          "tab\there",
          "{a}",
          "[b",
          "*c",
          "&d",
          "!e",
          "%f",
          "@g",
          "`h",
          "2026-01-01",
          "null",
          "~",
          "x,y",
          "http_req_duration{stage:a}",
          "a:",
          "?",
          "é\u00a0");

  private final Random random;
  private final String lineBreak;
  private final int step;
  private final int dash;
  private final boolean comments;
  private final StringBuilder text = new StringBuilder();

  AnyManifest(long seed) {
    this.random = new Random(seed);
    this.lineBreak = oneOf("\n", "\r\n");
    this.step = 1 + random.nextInt(4);
    this.dash = random.nextInt(4);
    this.comments = random.nextBoolean();
  }

  /** A file with a manifest, maybe among others. */
  String text() {
    if (random.nextInt(10) == 0) {
      text.append('\uFEFF');
    }
    comment(0);
    if (random.nextInt(3) == 0) {
      text.append("kind: Other # 😀").append(lineBreak).append("---").append(lineBreak);
    }
    text.append("apiVersion: loadtest.dev/v1alpha1").append(lineBreak);
    text.append("kind: LoadTest").append(lineBreak);
    text.append("metadata: {name: checkout}").append(lineBreak);
    text.append("spec:");
    below(map(3), 0);
    if (random.nextInt(3) == 0) {
      text.append("---").append(lineBreak).append("kind: Another").append(lineBreak);
    } else if (random.nextInt(3) == 0) {
      text.setLength(text.toString().stripTrailing().length());
    }
    return text.toString();
  }

  JsonNode value(int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 5)) {
      case 0 -> JSON.numberNode(random.nextInt(1000));
      case 1 -> random.nextBoolean() ? JSON.booleanNode(random.nextBoolean()) : JSON.nullNode();
      case 5, 6 -> map(depth - 1);
      case 7 -> list(depth - 1);
      default -> JSON.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
    };
  }

  private ObjectNode map(int depth) {
    ObjectNode map = JSON.objectNode();
    int size = random.nextInt(5);
    for (int i = 0; i < size || (depth == 3 && map.isEmpty()); i++) {
      map.set(KEYS.get(random.nextInt(KEYS.size())), value(depth));
    }
    return map;
  }

  private ArrayNode list(int depth) {
    ArrayNode list = JSON.arrayNode();
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      list.add(value(depth));
    }
    return list;
  }

  /** Writes a value behind a key and its colon, or behind a dash. */
  private void below(JsonNode value, int column) {
    if (value.isContainerNode() && !value.isEmpty() && random.nextInt(4) > 0) {
      end();
      if (value.isObject()) {
        entries(value, column + step, false);
      } else {
        items(value, column + dash);
      }
    } else if (value.isTextual() && isBlockable(value.textValue())) {
      boolean clipped = value.textValue().endsWith("\n");
      text.append(clipped ? " |" : " |-");
      end();
      for (String line : value.textValue().split("\n")) {
        text.append(" ".repeat(column + step)).append(line).append(lineBreak);
      }
    } else {
      text.append(value.isNull() && random.nextBoolean() ? "" : " " + inline(value, false));
      end();
    }
  }

  private void entries(JsonNode map, int column, boolean behindDash) {
    boolean first = behindDash;
    for (var property : map.properties()) {
      if (!first) {
        comment(column);
        text.append(" ".repeat(column));
      }
      first = false;
      text.append(key(property.getKey())).append(':');
      below(property.getValue(), column);
    }
  }

  private void items(JsonNode list, int column) {
    for (JsonNode item : list) {
      comment(column);
      text.append(" ".repeat(column)).append('-');
      if (item.isObject() && !item.isEmpty() && random.nextInt(3) > 0) {
        int gap = random.nextInt(3);
        text.append(" ".repeat(gap + 1));
        entries(item, column + gap + 2, true);
      } else {
        below(item, column);
      }
    }
  }

  private String inline(JsonNode value, boolean flow) {
    var parts = new ArrayList<String>();
    String pad = random.nextInt(3) == 0 ? " " : "";
    if (value.isObject()) {
      value
          .properties()
          .forEach(p -> parts.add(key(p.getKey()) + ": " + inline(p.getValue(), true)));
      return "{" + pad + String.join(separator(), parts) + pad + "}";
    }
    if (value.isArray()) {
      value.forEach(item -> parts.add(inline(item, true)));
      return "[" + pad + String.join(separator(), parts) + pad + "]";
    }
    return value.isTextual() ? quoted(value.textValue()) : value.toString();
  }

  private String separator() {
    return random.nextInt(4) > 0 ? ", " : "," + lineBreak + " ".repeat(30);
  }

  private String quoted(String value) {
    boolean single = value.chars().noneMatch(c -> c < ' ');
    if (PLAIN.matcher(value).matches() && !value.equals("null") && random.nextInt(3) > 0) {
      return value;
    }
    return single && random.nextBoolean()
        ? "'" + value.replace("'", "''") + "'"
        : JSON.textNode(value).toString();
  }

  private String key(String key) {
    return key.matches("[a-z-]{1,}") && !key.equals("on") ? key : JSON.textNode(key).toString();
  }

  /** Not among comments: one that is left behind below such a text would become part of it. */
  private boolean isBlockable(String value) {
    return !comments
        && random.nextInt(4) == 0
        && !value.isBlank()
        && !value.startsWith(" ")
        && !value.contains("\t");
  }

  private void end() {
    text.append(comments && random.nextInt(4) == 0 ? "  # 😀 \t: {[*&" : "").append(lineBreak);
  }

  private void comment(int column) {
    if (comments && random.nextInt(4) == 0) {
      text.append(random.nextBoolean() ? lineBreak : "");
      text.append(" ".repeat(column)).append("# - a: 😀\t").append(lineBreak);
    }
  }

  private String oneOf(String... texts) {
    return texts[random.nextInt(texts.length)];
  }
}
