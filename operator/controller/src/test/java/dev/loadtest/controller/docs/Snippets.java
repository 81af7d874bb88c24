package dev.loadtest.controller.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The fenced pieces of a Markdown text. */
final class Snippets {
  private static final Pattern FENCE =
      Pattern.compile("(?ms)^ *```(\\w*)[^\\n]*\\n(.*?)^ *```\\s*?$");
  private static final YAMLMapper YAML = new YAMLMapper();

  private Snippets() {}

  /** The manifests in its YAML snippets. */
  static List<JsonNode> manifests(String page) {
    return FENCE
        .matcher(page)
        .results()
        .filter(fence -> fence.group(1).equals("yaml"))
        .flatMap(fence -> documents(fence).stream())
        .filter(document -> document.has("kind"))
        .toList();
  }

  /** The text without its fenced pieces. */
  static String prose(String page) {
    return FENCE.matcher(page).replaceAll("");
  }

  private static List<JsonNode> documents(MatchResult fence) {
    try (MappingIterator<JsonNode> documents =
        YAML.readerFor(JsonNode.class).readValues(fence.group(2).stripIndent())) {
      return documents.readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(fence.group(2), e);
    }
  }
}
