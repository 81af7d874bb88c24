package dev.loadtest.core.judge;

import dev.loadtest.core.judge.Question.Value;
import java.util.Optional;

/**
 * Whether another try would help: a change that so far nothing contradicts, or a threshold that is
 * crossed. Three tries settle every question but the one whether a breach is noise.
 */
final class Doubt {
  private static final int SETTLED = 3;

  private Doubt() {}

  static Optional<String> of(
      Question question, Classification classification, Shift shift, boolean breach) {
    boolean open = classification == Classification.Inconclusive;
    if (question.tries().size() >= SETTLED && !open) {
      return Optional.empty();
    }
    long crossing = question.tries().stream().map(Value::value).filter(question::breached).count();
    if (breach || crossing > 0) {
      return Optional.of(question.subject() + " crosses its threshold");
    }
    return shift.counts()
        ? Optional.of(
            "%s is %s its baseline"
                .formatted(question.subject(), new Words(question).change(shift.change())))
        : Optional.empty();
  }
}
