package dev.loadtest.core.analysis;

import java.util.List;
import java.util.stream.Stream;

/**
 * A cause, what speaks for it, and what to do about it.
 *
 * @param signs the strongest first, at least one
 * @param nextStep whole sentences; empty when there is nothing to do
 */
record Theory(Cause cause, List<Sign> signs, String nextStep) {
  private static final int TOLD = 3;

  Theory {
    signs = List.copyOf(signs);
  }

  /** The signs and what makes one doubt, as sentences. */
  String why(List<String> doubts) {
    return Prose.sentences(
        Stream.concat(
                signs.stream().limit(TOLD).map(Sign::text),
                doubts.stream().limit(1).map(doubt -> "less sure than that sounds, since " + doubt))
            .toList());
  }
}
