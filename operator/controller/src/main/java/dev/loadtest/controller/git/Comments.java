package dev.loadtest.controller.git;

/** Says a thing once for each pull request, known again by a hidden mark. */
final class Comments {
  private Comments() {}

  static void once(Forge forge, int number, String mark, String text) throws ForgeFailed {
    if (!forge.commented(number, mark)) {
      forge.comment(number, text + "\n\n" + mark);
    }
  }
}
