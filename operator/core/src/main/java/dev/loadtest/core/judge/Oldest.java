package dev.loadtest.core.judge;

import dev.loadtest.core.stats.Robust;

/** The oldest level of the history: the median of its first runs. */
record Oldest(Question question, Axis axis) {
  private static final int FIRST = 5;

  double level() {
    return Robust.median(Question.values(question.past().stream().limit(FIRST).toList()));
  }
}
