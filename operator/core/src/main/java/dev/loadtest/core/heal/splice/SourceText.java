package dev.loadtest.core.heal.splice;

import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * A file's text by lines and places. Marks of the parser count code points and strings count chars:
 * one emoji in a comment would shift every cut behind it.
 */
final class SourceText {
  private static final char BOM = '\uFEFF';

  private final String text;
  private final int[] chars;

  SourceText(String text) {
    this.text = text;
    this.chars =
        IntStream.concat(
                IntStream.range(0, text.length()).filter(i -> isFirstOfCodePoint(text, i)),
                IntStream.of(text.length()))
            .toArray();
  }

  private static boolean isFirstOfCodePoint(String text, int at) {
    return at == 0 || !Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }

  String text() {
    return text;
  }

  /**
   * What the parser gets. It knows no tab between tokens, and JSON is often indented with tabs; no
   * string of JSON can have one in it.
   */
  String readable() {
    return text.stripLeading().startsWith("{") ? text.replace('\t', ' ') : text;
  }

  int at(Mark mark) {
    return chars[Math.min(mark.getIndex(), chars.length - 1)];
  }

  boolean has(int at, char wanted) {
    return at >= 0 && at < text.length() && text.charAt(at) == wanted;
  }

  int lineStart(int at) {
    int start = at;
    while (start > 0 && !isBreak(start - 1)) {
      start--;
    }
    return has(start, BOM) ? start + 1 : start;
  }

  /** Where the line's break begins, or the text's end. */
  int lineEnd(int at) {
    int end = at;
    while (end < text.length() && !isBreak(end)) {
      end++;
    }
    return end;
  }

  /** Where the next line begins, or the text's end. */
  int nextLine(int at) {
    int end = lineEnd(at);
    return end + breakLength(end);
  }

  /** The line break at the end of this line; of the first line when this one has none. */
  String lineBreak(int at) {
    int end = lineEnd(at);
    if (breakLength(end) == 0) {
      end = lineEnd(0);
    }
    return breakLength(end) == 0 ? "\n" : text.substring(end, end + breakLength(end));
  }

  int breakLength(int at) {
    if (has(at, '\r') && has(at + 1, '\n')) {
      return 2;
    }
    return at < text.length() && isBreak(at) ? 1 : 0;
  }

  /** Length of the line break that ends right before a place. */
  int breakBefore(int at) {
    if (at == 0 || !isBreak(at - 1)) {
      return 0;
    }
    return has(at - 1, '\n') && has(at - 2, '\r') ? 2 : 1;
  }

  int column(int at) {
    return at - lineStart(at);
  }

  boolean isFirstOnLine(int at) {
    return text.substring(lineStart(at), at).isBlank();
  }

  boolean isLastOnLine(int end) {
    String rest = text.substring(end, lineEnd(end)).strip();
    return rest.isEmpty() || rest.startsWith("#");
  }

  boolean sameLine(int a, int b) {
    return lineStart(a) == lineStart(b);
  }

  /** Where the blanks before a place begin, on its line. */
  int blanksBefore(int at) {
    int start = at;
    while (has(start - 1, ' ') || has(start - 1, '\t')) {
      start--;
    }
    return start;
  }

  /** The next place that is neither blank nor comment, or the text's end. */
  int content(int from) {
    int at = from;
    while (at < text.length()) {
      if (has(at, '#')) {
        at = lineEnd(at);
      } else if (Character.isWhitespace(text.charAt(at)) || has(at, BOM)) {
        at++;
      } else {
        break;
      }
    }
    return at;
  }

  /** Only blanks and line breaks. */
  boolean isBlank(int from, int to) {
    return text.substring(from, to).isBlank();
  }

  private boolean isBreak(int at) {
    return text.charAt(at) == '\n' || text.charAt(at) == '\r';
  }
}
