package dev.loadtest.core.heal.splice;

/** What became of editing a file. */
public sealed interface Splicing {
  /** The file with the edits, and nothing else, in it. */
  record Spliced(String text) implements Splicing {}

  /**
   * The file stays as it is.
   *
   * @param sentence why, for people; show them the change instead, so that they make it by hand
   */
  record Refused(String sentence) implements Splicing {}
}
