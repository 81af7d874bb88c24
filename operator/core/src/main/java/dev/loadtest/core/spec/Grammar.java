package dev.loadtest.core.spec;

import java.util.Optional;
import java.util.function.Function;

/** Reads texts that may be absent or wrong. */
final class Grammar {
  private Grammar() {}

  /** What the text says, empty when it is absent or wrong. */
  static <T> Optional<T> read(String text, Function<String, T> parser) {
    try {
      return Optional.ofNullable(text).map(parser);
    } catch (GrammarException reportedElsewhere) {
      return Optional.empty();
    }
  }

  /** What the text says, empty when it is absent or wrong (and then reported). */
  static <T> Optional<T> read(String text, Function<String, T> parser, Problems spot) {
    try {
      return Optional.ofNullable(text).map(parser);
    } catch (GrammarException e) {
      spot.add(e.getMessage());
      return Optional.empty();
    }
  }
}
