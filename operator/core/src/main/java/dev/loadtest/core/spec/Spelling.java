package dev.loadtest.core.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known word a mistyped one was meant to be. */
public final class Spelling {
  private Spelling() {}

  /** The known word that is nearest, where it is near enough to be meant. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    int farthest = Math.max(1, word.length() / 3);
    return known.stream()
        .filter(k -> distance(word, k) <= farthest)
        .min(Comparator.<String>comparingInt(k -> distance(word, k)).thenComparing(k -> k));
  }

  /** A question to put after a message: {@code , did you mean "x"?}, or nothing. */
  public static String hint(String word, Collection<String> known) {
    return nearest(word, known).map(k -> ", did you mean \"" + k + "\"?").orElse("");
  }

  /** Levenshtein's distance, not counting upper and lower case. */
  private static int distance(String a, String b) {
    String left = a.toLowerCase(Locale.ROOT);
    String right = b.toLowerCase(Locale.ROOT);
    int[] above = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] row = new int[right.length() + 1];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int changed = above[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[right.length()];
  }
}
