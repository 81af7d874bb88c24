package dev.loadtest.core.heal.splice;

import dev.loadtest.core.spec.yaml.YamlScalars;
import java.util.regex.Pattern;

/**
 * Whether a text may stand without quotes: it must be the same text for kubectl, YAML 1.1 and YAML
 * 1.2.
 *
 * <p>Source: YAML 1.2.2, 7.3.3 and 10.3.2; YAML 1.1 types (yaml.org/type): bool, int, float, null,
 * merge, value, timestamp. Stricter than both where it costs nothing.
 */
final class PlainText {
  private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`=<.~+";
  private static final String FLOW_INDICATORS = ",[]{}:?";
  private static final Pattern WORD =
      Pattern.compile("y|n|yes|no|on|off|true|false|null|nan|inf", Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBER =
      Pattern.compile(
          "0[xX][0-9a-fA-F_]*|0[bBoO][0-7_]*|[0-9][0-9_,]*(\\.[0-9_]*)?([eE][-+]?[0-9_]*)?");

  /** Base 60: 12:30 is 750 in YAML 1.1. */
  private static final Pattern SEXAGESIMAL = Pattern.compile("[0-9][0-9_]*(:[0-9]+)+(\\.[0-9_]*)?");

  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*");

  private PlainText() {}

  /** Whether it needs no quotes; inside of {@code {}} and {@code []} more does. */
  static boolean isSafe(String text, boolean flow) {
    return !text.isBlank()
        && text.equals(text.strip())
        && isPrintable(text)
        && INDICATORS.indexOf(text.charAt(0)) < 0
        && !text.contains(": ")
        && !text.endsWith(":")
        && !text.contains(" #")
        && !text.contains("\t")
        && (!flow || text.chars().noneMatch(c -> FLOW_INDICATORS.indexOf(c) >= 0))
        && isText(text);
  }

  /** Whether it can stand in quotes without escapes. */
  static boolean isPrintable(String text) {
    return text.codePoints().allMatch(PlainText::isPrintable);
  }

  /**
   * YAML 1.2.2, 5.1, without what is easily lost (line breaks of other standards, no-break and
   * zero-width spaces).
   */
  static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          c == '\t';
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }

  private static boolean isText(String text) {
    return YamlScalars.typed(text).isTextual()
        && !WORD.matcher(text).matches()
        && !NUMBER.matcher(text).matches()
        && !SEXAGESIMAL.matcher(text).matches()
        && !DATE.matcher(text).matches();
  }
}
