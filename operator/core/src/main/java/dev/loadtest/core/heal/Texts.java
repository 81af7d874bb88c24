package dev.loadtest.core.heal;

import java.util.regex.Pattern;

/** Texts that others wrote, fit for a sentence. */
final class Texts {
  private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\s]+");
  private static final int LONGEST = 100;

  private Texts() {}

  /** One line, not too long, without control characters. */
  static String bounded(String text) {
    String start = text.substring(0, Math.min(text.length(), 4 * LONGEST));
    String line = UNSEEN.matcher(start).replaceAll(" ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }
}
