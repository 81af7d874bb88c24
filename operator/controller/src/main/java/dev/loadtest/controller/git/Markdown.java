package dev.loadtest.controller.git;

import java.util.ArrayList;
import java.util.List;

/**
 * Text of others inside markdown of ours. Metric names come from scripts, error texts from services
 * and reasons from models; on a forge, markdown can notify people ({@code @team}), close issues,
 * load pictures, and, on GitLab, give orders ({@code /merge}). All forges leave the inside of code
 * alone, so that is where such text goes.
 *
 * <p>Sources: https://github.github.com/gfm (code spans, tables),
 * https://docs.gitlab.com/user/project/quick_actions
 */
final class Markdown {
  private static final int WIDTH = 100;
  private static final String NOTHING = "-";

  private Markdown() {}

  /** A code span of one line, also fit for a cell of a table. */
  static String code(String text, int longest) {
    String plain = cut(line(text), longest).replace('`', '\'').replace('|', '¦');
    return plain.isEmpty() ? NOTHING : "`" + plain + "`";
  }

  /** A block of code, with its paragraphs, wrapped for reading. */
  static String block(String text, int longest) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : cut(text, longest).split("\\R")) {
      wrap(line(paragraph).replace('`', '\''), lines);
    }
    return "```text\n" + String.join("\n", lines) + "\n```";
  }

  /** One line without markdown, for a title: what means something to a forge becomes a space. */
  static String title(String text, int longest) {
    return cut(
        line(text.replace("://", ":").replaceAll("[^\\p{L}\\p{N} .,:;<>=()\\[\\]+/_→'\"-]", " ")),
        longest);
  }

  /**
   * Neither line ends nor what is not seen: characters that turn the direction, or have no width.
   */
  private static String line(String text) {
    return text.replaceAll("[\\p{C}\\p{Z}\\s]+", " ").strip();
  }

  /** Unit: code points. */
  private static String cut(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest)) + "...";
  }

  /** A slash at the start of a line is an order on GitLab, not so inside code: be doubly sure. */
  private static void wrap(String text, List<String> lines) {
    StringBuilder current = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!current.isEmpty() && current.length() + 1 + word.length() > WIDTH) {
        lines.add(current.toString());
        current.setLength(0);
      }
      current.append(current.isEmpty() ? (word.startsWith("/") ? " " : "") : " ").append(word);
    }
    lines.add(current.toString());
  }
}
