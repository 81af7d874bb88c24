package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.Unit;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes sentences of parts. */
final class Prose {
  /** Names such as p95 and http_reqs are not written otherwise at the begin of a sentence. */
  private static final Pattern WORD = Pattern.compile("[a-z]+([ ,']|$)");

  private Prose() {}

  /** A sentence part as a sentence of its own. */
  static String sentence(String part) {
    var text = part.strip();
    return text.isEmpty()
        ? ""
        : (WORD.matcher(text).lookingAt()
                ? Character.toUpperCase(text.charAt(0)) + text.substring(1)
                : text)
            + (text.endsWith(".") ? "" : ".");
  }

  /** Sentence parts as sentences, each once. */
  static String sentences(List<String> parts) {
    return parts.stream()
        .map(Prose::sentence)
        .filter(sentence -> !sentence.isEmpty())
        .distinct()
        .collect(Collectors.joining(" "));
  }

  /** The text, cut between two words where it is too long. */
  static String bounded(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int space = text.lastIndexOf(' ', longest - 3);
    return text.substring(0, space > longest / 2 ? space : longest - 3) + "...";
  }

  /** For example: 35 s, 4 min 5 s, 2 h 10 min. */
  static String time(long ms) {
    long seconds = Math.max(0, Math.round(ms / 1000.0));
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? two(seconds / 60, "min", seconds % 60, "s")
        : two(seconds / 3600, "h", seconds % 3600 / 60, "min");
  }

  /** For example: 4.2 %, of a ratio. */
  static String percent(double ratio) {
    return Unit.Ratio.format(ratio);
  }

  static String number(double value) {
    return Unit.None.format(value);
  }

  private static String two(long large, String largeUnit, long small, String smallUnit) {
    return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }
}
