package dev.loadtest.core.judge;

import dev.loadtest.core.judge.Question.Worse;
import dev.loadtest.core.stats.LevelTest;
import dev.loadtest.core.stats.Robust;

/** Compares times, throughput and counts: {@link LevelTest}, on the question's axis. */
final class LevelComparison {
  private LevelComparison() {}

  static Shift of(Baseline baseline, double[] tries, Strictness strictness) {
    Axis axis = baseline.axis();
    double smallest = axis.distance(baseline.question().smallestEffect()) * strictness.effect();
    LevelTest test =
        LevelTest.of(baseline.level().widenedBy(strictness.scatter()), axis.at(tries), smallest);
    boolean significant = test.pValue() * strictness.correction() < LevelTest.SIGNIFICANCE;
    return new Shift(
        baseline.values().size(),
        baseline.center(),
        Robust.median(tries),
        axis.ratio(test.change()),
        axis.ratio(test.detectable()),
        axis.ratio(test.error()),
        test.pValue(),
        test.change() > 0 ? Worse.Higher : Worse.Lower,
        significant && LevelTest.reaches(Math.abs(test.change()), smallest),
        test.allBeyond());
  }
}
