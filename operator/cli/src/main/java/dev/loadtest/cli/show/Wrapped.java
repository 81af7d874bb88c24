package dev.loadtest.cli.show;

import java.util.ArrayList;
import java.util.List;

/** Sentences in lines of at most 120 columns. */
final class Wrapped {
  private static final int COLUMNS = 120;

  private Wrapped() {}

  static List<String> lines(String indent, String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.strip().split("\\s+")) {
      if (line.length() > indent.length() && line.length() + 1 + word.length() > COLUMNS) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
      }
      line.append(line.length() > indent.length() ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
