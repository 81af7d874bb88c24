package dev.loadtest.cli.show;

import dev.loadtest.core.judge.Verdict;

/**
 * Colours of the terminal (ECMA-48, SGR); the plain palette writes none. Colour never is the only
 * sign: words and marks say the same.
 */
public enum Palette {
  Plain,
  Coloured;

  /** Colours where they can be seen and were not refused. Source: https://no-color.org. */
  public static Palette of(boolean terminal, String noColor) {
    return terminal && (noColor == null || noColor.isEmpty()) ? Coloured : Plain;
  }

  public String good(String text) {
    return sgr("32", text);
  }

  public String bad(String text) {
    return sgr("31", text);
  }

  public String doubtful(String text) {
    return sgr("33", text);
  }

  public String strong(String text) {
    return sgr("1", text);
  }

  public String faint(String text) {
    return sgr("2", text);
  }

  /** A text in its verdict's colour. */
  public String of(Verdict verdict, String text) {
    return switch (verdict) {
      case Passed -> good(text);
      case Failed, Error -> bad(text);
      case Inconclusive -> doubtful(text);
    };
  }

  private String sgr(String code, String text) {
    return switch (this) {
      case Plain -> text;
      case Coloured -> "\u001b[" + code + "m" + text + "\u001b[0m";
    };
  }
}
