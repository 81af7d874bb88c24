package dev.loadtest.core.heal.splice;

import dev.loadtest.core.heal.EditRefused;
import java.util.ArrayList;
import java.util.List;

/**
 * Inserts and removes between commas.
 *
 * @param open where the opening bracket stands
 * @param end behind the closing bracket
 * @param children of the map or list, in order
 */
record FlowStyle(SourceText source, int open, int end, List<Span> children) {

  /** From the first char of a child to behind its last. */
  record Span(int start, int end) {}

  static FlowStyle of(SourceText source, Written.Mapping map) {
    int open = map.head().body();
    if (!source.has(open, '{')) {
      throw new EditRefused("A map without braces inside of a list cannot be edited");
    }
    return new FlowStyle(
        source,
        open,
        map.end(),
        map.entries().stream().map(e -> new Span(e.start(), e.end())).toList());
  }

  static FlowStyle of(SourceText source, Written.Sequence list) {
    return new FlowStyle(
        source,
        list.head().body(),
        list.end(),
        list.items().stream().map(i -> new Span(i.start(), i.end())).toList());
  }

  /** Puts a text so that it becomes the child at this position. */
  List<TextEdit> insert(int position, String text, boolean padded) {
    if (children.isEmpty()) {
      String pad = padded ? " " : "";
      return source.isBlank(open + 1, end - 1)
          ? List.of(new TextEdit(open + 1, end - 1, pad + text + pad))
          : List.of(TextEdit.insert(open + 1, pad + text));
    }
    return position == children.size() ? append(text) : List.of(before(position, text));
  }

  private List<TextEdit> append(String text) {
    Span last = children.getLast();
    int comma = comma(last);
    if (!source.isFirstOnLine(last.start())) {
      return List.of(TextEdit.insert(last.end(), ", " + text));
    }
    String line = newLine(last.start());
    int lineEnd = source.lineEnd(last.end());
    if (lineEnd >= end) {
      return List.of(TextEdit.insert(last.end(), "," + line + text));
    }
    return comma < 0
        ? List.of(TextEdit.insert(last.end(), ","), TextEdit.insert(lineEnd, line + text))
        : List.of(TextEdit.insert(source.lineEnd(comma), line + text + ","));
  }

  /** A comment above a child stays above it. */
  private TextEdit before(int position, String text) {
    int start = children.get(position).start();
    if (!source.isFirstOnLine(start)) {
      return TextEdit.insert(start, text + ", ");
    }
    if (position == 0) {
      return TextEdit.insert(start, text + "," + newLine(start));
    }
    int comma = comma(children.get(position - 1));
    return source.lineEnd(comma) < start
        ? TextEdit.insert(source.lineEnd(comma), newLine(start) + text + ",")
        : TextEdit.insert(start, text + ", ");
  }

  private String newLine(int child) {
    return source.lineBreak(child) + source.text().substring(source.lineStart(child), child);
  }

  /** Takes out the child at this position with one comma. */
  List<TextEdit> remove(int position) {
    Span child = children.get(position);
    int comma = comma(child);
    if (children.size() == 1) {
      int behind = comma < 0 ? child.end() : comma + 1;
      return source.isBlank(open + 1, child.start()) && source.isBlank(behind, end - 1)
          ? List.of(TextEdit.delete(open + 1, end - 1))
          : List.of(TextEdit.delete(child.start(), behind));
    }
    if (comma >= 0) {
      return List.of(withComma(child, comma, position));
    }
    Span previous = children.get(position - 1);
    int separator = comma(previous);
    if (source.isBlank(separator + 1, child.start()) && !ownLines(child, child.end())) {
      return List.of(TextEdit.delete(separator, child.end()));
    }
    var edits = new ArrayList<TextEdit>();
    edits.add(TextEdit.delete(separator, separator + 1));
    edits.add(
        ownLines(child, child.end())
            ? new BlockStyle(source).lines(child.start(), child.end())
            : TextEdit.delete(source.blanksBefore(child.start()), child.end()));
    return edits;
  }

  private TextEdit withComma(Span child, int comma, int position) {
    if (ownLines(child, comma + 1)) {
      return new BlockStyle(source).lines(child.start(), comma);
    }
    boolean last = position == children.size() - 1;
    int next = last ? comma + 1 : children.get(position + 1).start();
    boolean joined = source.isBlank(comma + 1, next) && source.sameLine(comma, next);
    return last
        ? TextEdit.delete(source.blanksBefore(child.start()), comma + 1)
        : TextEdit.delete(child.start(), joined ? next : comma + 1);
  }

  /** Whether nothing but comments stands beside the child on its lines. */
  private boolean ownLines(Span child, int behind) {
    return source.isFirstOnLine(child.start())
        && source.isLastOnLine(behind)
        && source.lineEnd(behind) < end;
  }

  private int comma(Span child) {
    int at = source.content(child.end());
    return source.has(at, ',') ? at : -1;
  }
}
