package dev.loadtest.core.heal.splice;

import dev.loadtest.core.heal.splice.Written.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts another text behind {@code |} or {@code >}. */
record BlockScalar(SourceText source, Scalar scalar) {

  /** Empty when the text cannot be written so: it has other characters, or begins with a blank. */
  Optional<List<TextEdit>> replaced(String text) {
    boolean writable =
        !text.isBlank()
            && !Character.isWhitespace(text.charAt(0))
            && text.lines().allMatch(PlainText::isPrintable)
            && text.indexOf('\r') < 0;
    int headerEnd = source.lineEnd(scalar.head().body());
    int first = source.nextLine(scalar.head().body());
    if (!writable || headerEnd >= scalar.end()) {
      return Optional.empty();
    }
    int content = first;
    while (content < scalar.end() && Character.isWhitespace(source.text().charAt(content))) {
      content++;
    }
    if (content == scalar.end()) {
      return Optional.empty();
    }
    String indent = " ".repeat(source.column(content));
    String lineBreak = source.lineBreak(scalar.head().body());
    String lines =
        text.lines().map(l -> l.isEmpty() ? "" : indent + l).collect(Collectors.joining(lineBreak));
    return Optional.of(
        List.of(
            new TextEdit(scalar.head().body(), endOfHeader(), header(text)),
            new TextEdit(first, scalar.end(), lines)));
  }

  /** Removes the lines and puts a text into the place of the header; a comment there stays. */
  List<TextEdit> inlined(String text) {
    int headerEnd = source.lineEnd(scalar.head().body());
    return List.of(
        new TextEdit(scalar.head().body(), endOfHeader(), text),
        TextEdit.delete(Math.min(headerEnd, scalar.end()), scalar.end()));
  }

  /** Writes that the text has no line break at its end. */
  TextEdit stripped() {
    int start = scalar.head().body();
    String header = source.text().substring(start, endOfHeader());
    return new TextEdit(start, endOfHeader(), header.replaceAll("[-+]", "") + "-");
  }

  /** The sign of the style, and how the text ends. Folded lines would be joined. */
  private String header(String text) {
    boolean several = text.lines().count() > 1;
    String sign = several ? "|" : source.text().substring(scalar.head().body()).substring(0, 1);
    if (!text.endsWith("\n")) {
      return sign + "-";
    }
    return text.endsWith("\n\n") ? sign + "+" : sign;
  }

  private int endOfHeader() {
    int at = scalar.head().body();
    while (at < scalar.end() && !Character.isWhitespace(source.text().charAt(at))) {
      at++;
    }
    return at;
  }
}
