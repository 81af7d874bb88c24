package dev.loadtest.core.analysis;

/** What came of reading a model's text. */
public sealed interface ModelReading {

  /** It could be read, perhaps with parts dropped. */
  record Read(ModelAnswer answer) implements ModelReading {}

  /**
   * It could not.
   *
   * @param why a sentence part for people and for the model that is asked again, without the
   *     model's own words
   */
  record Unreadable(String why) implements ModelReading {}
}
