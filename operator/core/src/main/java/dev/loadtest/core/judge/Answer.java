package dev.loadtest.core.judge;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is held of one number.
 *
 * @param findings why, the deciding one first
 * @param shift the comparison, empty when there was too little to compare with
 * @param breach whether the median of the tries crosses the threshold
 * @param doubt why another try would help, a sentence part; empty when none would
 */
record Answer(
    Question question,
    Classification classification,
    List<Finding> findings,
    Optional<Shift> shift,
    boolean breach,
    Optional<String> doubt) {

  Answer {
    findings = List.copyOf(findings);
  }

  /** The same with another class and other findings. */
  Answer as(Classification other, List<Finding> seen) {
    return new Answer(question, other, seen, shift, breach, doubt);
  }

  /** The same with another class, for a reason that goes before the others. */
  Answer because(Classification other, Finding reason) {
    return as(other, Stream.concat(Stream.of(reason), findings.stream()).toList());
  }
}
