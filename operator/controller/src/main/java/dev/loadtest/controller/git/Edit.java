package dev.loadtest.controller.git;

/** What is to be done with the text of a file. The same text always gives the same. */
@FunctionalInterface
public interface Edit {

  Edited of(String text);

  /** What came of it. */
  sealed interface Edited {

    /** The whole text afterwards; as before when there is nothing to change. */
    record Text(String text) implements Edited {}

    /** The text cannot be edited so; the sentence says why, and what to do. */
    record Impossible(String sentence) implements Edited {}
  }
}
