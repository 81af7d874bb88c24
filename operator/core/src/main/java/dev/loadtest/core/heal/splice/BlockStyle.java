package dev.loadtest.core.heal.splice;

import dev.loadtest.core.heal.EditRefused;
import dev.loadtest.core.heal.splice.Written.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Inserts and removes whole lines, as block style is made of. */
record BlockStyle(SourceText source) {

  /** Where the dashes of a list stand. */
  static List<Integer> dashes(SourceText source, Sequence list) {
    var dashes = new ArrayList<Integer>();
    int from = list.head().propertiesEnd();
    for (Written item : list.items()) {
      int dash = source.content(from);
      if (!source.has(dash, '-')) {
        throw new EditRefused("A list is written in a way that cannot be edited");
      }
      dashes.add(dash);
      from = Math.max(dash + 1, item.end());
    }
    return dashes;
  }

  /** Lines behind the line that a place is on, comments at its end included. */
  TextEdit insertBehind(int place, int indent, List<String> lines) {
    String lineBreak = source.lineBreak(place);
    String text =
        lines.stream().map(l -> lineBreak + " ".repeat(indent) + l).collect(Collectors.joining());
    return TextEdit.insert(source.lineEnd(place), text);
  }

  /** Lines right before something, which moves to a line of its own. */
  TextEdit insertBefore(int place, List<String> lines) {
    String next = source.lineBreak(place) + " ".repeat(source.column(place));
    String text = lines.stream().map(l -> l + next).collect(Collectors.joining());
    return TextEdit.insert(place, text);
  }

  /** The end of the nearest line above that is neither blank nor a comment. */
  int contentAbove(int place) {
    int line = source.lineStart(place);
    while (source.breakBefore(line) > 0) {
      int above = source.lineStart(line - source.breakBefore(line));
      int content = source.content(above);
      if (content < line) {
        return above;
      }
      line = above;
    }
    return line;
  }

  /**
   * Removes a key or an item.
   *
   * @param start of the key or the dash
   * @param end of the value
   * @param next where the next key or dash begins, or the end when it is the last
   */
  TextEdit remove(int start, int end, int next) {
    if (source.isFirstOnLine(start)) {
      return lines(start, end);
    }
    int line = source.nextLine(end);
    boolean comments = next > line && !source.isBlank(line, next);
    return comments || next == end
        ? TextEdit.delete(source.blanksBefore(start), source.lineEnd(end))
        : TextEdit.delete(start, next);
  }

  /** Removes all lines from one place to another. */
  TextEdit lines(int start, int end) {
    return TextEdit.delete(source.lineStart(start), source.nextLine(end));
  }
}
