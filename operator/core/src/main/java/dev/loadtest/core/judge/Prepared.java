package dev.loadtest.core.judge;

import dev.loadtest.core.judge.Question.Value;
import java.util.List;
import java.util.Optional;

/**
 * A question that is ready to be judged.
 *
 * @param question without the tries of a saturated generator, while others are there
 * @param baseline what it is compared with; empty when there is too little
 */
record Prepared(Question question, Optional<Baseline> baseline) {

  static Prepared of(Question question) {
    List<Value> calm = question.tries().stream().filter(v -> !v.isSaturated()).toList();
    Question undisturbed =
        calm.isEmpty() || calm.size() == question.tries().size()
            ? question
            : question.withTries(calm);
    return new Prepared(
        undisturbed, undisturbed.tries().isEmpty() ? Optional.empty() : Baseline.of(undisturbed));
  }

  /** Of the change, before any correction; 1 where nothing can be compared. */
  double pValue() {
    return baseline
        .map(b -> b.compare(question.tryValues(), Strictness.USUAL).pValue())
        .orElse(1.0);
  }
}
