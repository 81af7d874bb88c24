package dev.loadtest.controller.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A description of the CRDs taken apart; {@code CrdDocumentationTest} sees to its form: what it is,
 * its unit, its default, an example.
 *
 * @param otherwise the default, empty when there is none
 */
record Described(String sentence, String unit, String otherwise, String example) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?s)(?<sentence>.*?)(?: Unit: (?<unit>.*?)\\.)??"
              + "(?: No default\\.| Default: (?<default>.*?)\\.)?"
              + "(?: Example: (?<example>.*))?");

  static Described of(JsonNode schema) {
    String text = schema.path("description").asText();
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(text);
    }
    return new Described(
        form.group("sentence"),
        or(form.group("unit")),
        or(form.group("default")),
        or(form.group("example")));
  }

  private static String or(String group) {
    return group == null ? "" : group;
  }
}
