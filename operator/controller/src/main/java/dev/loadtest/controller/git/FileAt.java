package dev.loadtest.controller.git;

/** What is at a path of a commit. */
sealed interface FileAt {

  /**
   * A file of text.
   *
   * @param blob its identity in git, by which Gitea refuses a change of another content
   */
  record Text(String text, String blob) implements FileAt {}

  /** Nothing that could be edited; the sentence names the field and the remedy. */
  record None(String sentence) implements FileAt {}
}
