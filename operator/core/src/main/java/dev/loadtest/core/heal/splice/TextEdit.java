package dev.loadtest.core.heal.splice;

import java.util.Comparator;
import java.util.List;

/**
 * A cut in a text.
 *
 * @param start in chars, the first that goes
 * @param end behind the last that goes
 * @param text what takes its place
 */
record TextEdit(int start, int end, String text) {
  private static final Comparator<TextEdit> IN_ORDER =
      Comparator.comparingInt(TextEdit::start).thenComparingInt(TextEdit::end);

  static TextEdit insert(int at, String text) {
    return new TextEdit(at, at, text);
  }

  static TextEdit delete(int start, int end) {
    return new TextEdit(start, end, "");
  }

  /** The text with all cuts, which do not overlap; several at one place stay in their order. */
  static String applied(String text, List<TextEdit> edits) {
    var result = new StringBuilder();
    int copied = 0;
    for (TextEdit edit : edits.stream().sorted(IN_ORDER).toList()) {
      result.append(text, copied, edit.start).append(edit.text);
      copied = edit.end;
    }
    return result.append(text, copied, text.length()).toString();
  }
}
