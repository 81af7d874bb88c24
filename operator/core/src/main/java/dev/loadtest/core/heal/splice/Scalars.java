package dev.loadtest.core.heal.splice;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * Writes values that are neither map nor list.
 *
 * @param quotes for texts that need some and had none
 */
record Scalars(ScalarStyle quotes) {

  /**
   * The value on one line.
   *
   * @param wish as it was written before; a text keeps its quotes
   * @param flow whether it stands inside of {@code {}} or {@code []}
   */
  String written(JsonNode value, ScalarStyle wish, boolean flow) {
    return switch (value.getNodeType()) {
      case STRING -> text(value.textValue(), wish, flow);
      case NUMBER -> number(value);
      case BOOLEAN, NULL -> value.toString();
      case ARRAY, OBJECT, BINARY, MISSING, POJO ->
          throw new IllegalArgumentException("No scalar: " + value.getNodeType());
    };
  }

  private String text(String text, ScalarStyle wish, boolean flow) {
    boolean quoted = wish == ScalarStyle.SINGLE_QUOTED || wish == ScalarStyle.DOUBLE_QUOTED;
    if (!quoted && PlainText.isSafe(text, flow)) {
      return text;
    }
    ScalarStyle style = quoted ? wish : quotes;
    boolean single = style == ScalarStyle.SINGLE_QUOTED && PlainText.isPrintable(text);
    return single ? "'" + text.replace("'", "''") + "'" : escaped(text);
  }

  /** In double quotes, as JSON would; so it is JSON, too. */
  private static String escaped(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> append(quoted, c);
              }
            });
    return quoted.append('"').toString();
  }

  /** Beyond four hex digits YAML and JSON have no escape in common. */
  private static void append(StringBuilder quoted, int c) {
    if (PlainText.isPrintable(c) || c > 0xFFFF) {
      quoted.appendCodePoint(c);
    } else {
      quoted.append("\\u%04x".formatted(c));
    }
  }

  private static String number(JsonNode number) {
    return number.isIntegralNumber()
        ? number.asText()
        : new BigDecimal(number.asText()).toPlainString();
  }
}
