package dev.loadtest.core.heal;

import dev.loadtest.core.judge.Answered;
import dev.loadtest.core.judge.Finding;
import dev.loadtest.core.judge.LevelFinding.Declared;
import dev.loadtest.core.judge.LevelFinding.Improved;
import dev.loadtest.core.judge.NormalLevel.Known;
import dev.loadtest.core.judge.Unit;
import dev.loadtest.core.spec.ThresholdExpression;

/** Says why a threshold is moved, in one sentence with its numbers. */
record Why(Answered number, Looseness scale) {

  String looser(
      Finding finding,
      double center,
      int values,
      ThresholdExpression from,
      ThresholdExpression to) {
    return finding instanceof Declared declared
        ? "%s; it varies by %s, so that noise crosses %s and not %s"
            .formatted(declared.sentence(), varies(values), from, to)
        : "%s is normally %s (n=%d) and varies by %s, so that it crosses %s without a change, and %s only with one"
            .formatted(
                number.subject(),
                number.unit().format(center),
                level().runs(),
                varies(values),
                from,
                to);
  }

  String tighter(Improved finding, double center, ThresholdExpression to) {
    return "%s; around %s it varies by %s, so that %s protects what was gained"
        .formatted(finding.sentence(), number.unit().format(center), varies(number.tries()), to);
  }

  /** For example: ±4 %. */
  private String varies(int values) {
    return scale.rate()
        ? "up to " + points(level().detectable())
        : "±" + percent(Prediction.natural(level(), values));
  }

  static String percent(double ratio) {
    double percent = ratio * 100;
    return Unit.None.format(percent >= 10 ? Math.rint(percent) : Math.rint(percent * 10) / 10)
        + " %";
  }

  private static String points(double rate) {
    return Unit.None.format(Math.rint(rate * 1000) / 10) + " percentage points";
  }

  private Known level() {
    return number.level().orElseThrow();
  }
}
