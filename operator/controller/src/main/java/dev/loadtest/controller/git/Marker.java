package dev.loadtest.controller.git;

import java.util.regex.Pattern;

/**
 * Says, hidden in the body of a pull request, whose it is.
 *
 * @param uid of the LoadTest
 * @param proposal the proposal's identity: the same run proposes the same again
 */
public record Marker(String uid, String proposal) {
  private static final String ANY = "<!-- loadtest-operator: ";
  private static final String WITHDRAWN = "<!-- loadtest-operator-withdrawn -->";
  private static final Pattern FIT = Pattern.compile("[A-Za-z0-9._:/-]{1,200}");

  /**
   * @throws IllegalArgumentException a part that would not stay inside a comment of HTML
   */
  public Marker {
    if (!FIT.matcher(uid).matches() || !FIT.matcher(proposal).matches() || hasEnd(uid + proposal)) {
      throw new IllegalArgumentException("not fit for a marker: " + uid + ", " + proposal);
    }
  }

  private static boolean hasEnd(String text) {
    return text.contains("--");
  }

  /** {@code <!-- loadtest-operator: uid=... proposal=... -->}. */
  public String text() {
    return ANY + "uid=" + uid + " proposal=" + proposal + " -->";
  }

  boolean in(String body) {
    return body.contains(text());
  }

  /** Whether a body is of one of our pull requests. */
  static boolean anyIn(String body) {
    return body.contains(ANY);
  }

  /** Whether we, and not a person, closed it. */
  static boolean withdrawnIn(String body) {
    return body.contains(WITHDRAWN);
  }

  static String withdrawn(String body) {
    return withdrawnIn(body) ? body : body + "\n" + WITHDRAWN;
  }
}
