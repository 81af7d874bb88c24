package dev.loadtest.controller.git;

import dev.loadtest.controller.git.Answer.Body;

/** Looks through the comments of a pull request, where they come in pages. */
final class Talk {
  private static final int PAGE = 30;
  private static final int PAGES = 10;

  private Talk() {}

  /**
   * @param list the address of the comments, open for more parameters
   */
  static boolean contains(ForgeCalls calls, String list, String missing, String text)
      throws ForgeFailed {
    for (int page = 1; page <= PAGES; page++) {
      Body comments = calls.get(list + "per_page=" + PAGE + "&page=" + page).body(missing);
      if (comments.texts("body").stream().anyMatch(c -> c.contains(text))) {
        return true;
      }
      if (comments.json().size() < PAGE) {
        return false;
      }
    }
    return true; // rather silent than a nuisance in a long talk
  }
}
