package dev.loadtest.core.heal;

import dev.loadtest.core.judge.Answered;
import dev.loadtest.core.judge.NormalLevel.Known;

/** How sure a finding is, in percent; the table is in {@code docs/healing.md}. */
final class Certainty {
  /** What the cluster or arithmetic says, and no comparison. */
  static final int CERTAIN = 95;

  /** A load generator that was short of CPU in every try. */
  static final int SEEN_IN_EVERY_TRY = 90;

  static final int FEW_RUNS = 60;
  static final int SOME_RUNS = 70;
  static final int MANY_RUNS = 80;
  static final int AGREEING_TRIES = 10;

  private Certainty() {}

  /** Of a comparison with so many runs; tries that agree make it surer. */
  static int of(int runs, int tries) {
    int byRuns = runs >= 10 ? MANY_RUNS : runs >= 5 ? SOME_RUNS : FEW_RUNS;
    return byRuns + (tries >= 2 ? AGREEING_TRIES : 0);
  }

  static int of(Answered number) {
    return of(number.level().map(Known::runs).orElse(0), number.tries());
  }
}
