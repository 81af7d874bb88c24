package dev.loadtest.core.judge;

import dev.loadtest.core.judge.Question.Value;
import dev.loadtest.core.stats.QuantileBounds;
import java.util.Optional;

/**
 * A percentile of too few samples is a matter of chance: below {@link QuantileBounds} no upper
 * bound exists for it.
 */
final class ValidityRule {
  private ValidityRule() {}

  static Optional<LevelFinding> tooFew(Question question) {
    if (question.percentile().isEmpty()) {
      return Optional.empty();
    }
    long needed = QuantileBounds.fewestSamples(question.percentile().getAsDouble());
    return question.tries().stream()
        .mapToLong(Value::samples)
        .filter(samples -> samples > 0 && samples < needed)
        .boxed()
        .findFirst()
        .map(samples -> new LevelFinding.TooFewSamples(question.subject(), samples, needed));
  }
}
