package dev.loadtest.core.judge;

import dev.loadtest.core.judge.Question.Kind;

/** Says the numbers of a question as people read them. */
record Words(Question question) {

  String value(double value) {
    return question.unit().format(value);
  }

  /** For example: 64 % above, 2.1 percentage points below. */
  String change(double change) {
    return size(Math.abs(change)) + (change < 0 ? " below" : " above");
  }

  /** For example: +64 %. */
  String signed(double change) {
    return (change < 0 ? "-" : "+") + size(Math.abs(change));
  }

  /** For example: up by 18 %. */
  String way(double change) {
    return (change < 0 ? "down by " : "up by ") + size(Math.abs(change));
  }

  /** For example: 6 %, 0.5 percentage points. */
  String size(double change) {
    return Unit.percents(change * 100)
        + (question.kind() == Kind.FailureRate ? " percentage points" : " %");
  }

  String threshold() {
    return question.threshold().map(t -> value(t.bound())).orElse("");
  }
}
