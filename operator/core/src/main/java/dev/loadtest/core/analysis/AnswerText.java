package dev.loadtest.core.analysis;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The JSON object in a model's text. Fences and chatter around it are passed over; the first
 * balanced object is the answer, and nothing is repaired.
 */
final class AnswerText {
  /** What lies beyond is not looked at. Unit: characters. */
  static final int LONGEST = 64 * 1024;

  private static final int DEEPEST = 20;
  private static final int LONGEST_NUMBER = 100;
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          // NaN is no JSON, but models write it: then it is the value that is dropped.
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private AnswerText() {}

  /**
   * The object that the text holds.
   *
   * @throws Unusable when there is none
   */
  static JsonNode object(String text) throws Unusable {
    boolean tooLong = text.length() > LONGEST;
    String bounded = tooLong ? text.substring(0, LONGEST) : text;
    int start = bounded.indexOf('{');
    if (start < 0) {
      throw new Unusable(bounded.isBlank() ? "it is empty" : "it holds no JSON object");
    }
    int end = end(bounded, start);
    if (end < 0) {
      throw new Unusable(
          tooLong
              ? "its JSON object does not end within " + LONGEST + " characters"
              : "its JSON object does not end");
    }
    return parsed(bounded.substring(start, end));
  }

  /** Where the object that begins at {@code start} has ended; -1 when it does not. */
  private static int end(String text, int start) {
    int depth = 0;
    boolean quoted = false;
    for (int at = start; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quoted) {
        at += c == '\\' ? 1 : 0;
        quoted = c != '"';
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return at + 1;
      }
    }
    return -1;
  }

  private static JsonNode parsed(String object) throws Unusable {
    try {
      return JSON.readTree(object);
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw new Unusable(
          "it is not valid JSON (%s%s)"
              .formatted(
                  problem(e), at == null ? "" : " at character " + (at.getCharOffset() + 1)));
    }
  }

  /** Not Jackson's message: it quotes the text. */
  private static String problem(JacksonException e) {
    String message = String.valueOf(e.getMessage());
    return message.startsWith("Duplicate field")
        ? "a field stands there twice"
        : message.contains("nesting depth")
            ? "nested deeper than " + DEEPEST
            : message.contains("Number value length") ? "a number is too long" : "syntax";
  }

  /** A text without a usable object. */
  static final class Unusable extends Exception {
    Unusable(String why) {
      super(why, null, false, false);
    }
  }
}
