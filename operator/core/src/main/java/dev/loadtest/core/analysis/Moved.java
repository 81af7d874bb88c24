package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.Answered;
import dev.loadtest.core.judge.NormalLevel;
import dev.loadtest.core.judge.Unit;
import java.util.Optional;

/** How far a number is from its level, in the words of the judge's own findings. */
final class Moved {
  private Moved() {}

  /** For example: p95 is 130 ms, 30 % above the baseline of 100 ms (n=8). */
  static Optional<String> of(Answered answered) {
    return answered.value().isEmpty()
        ? Optional.empty()
        : answered.level().map(level -> of(answered, level, answered.value().getAsDouble()));
  }

  private static String of(Answered answered, NormalLevel.Known level, double value) {
    var unit = answered.unit();
    return "%s is %s, %s the baseline of %s (n=%d)"
        .formatted(
            answered.subject(),
            unit.format(value),
            change(unit, value, level.center()),
            unit.format(level.center()),
            level.runs());
  }

  private static String change(Unit unit, double value, double center) {
    double distance = Math.abs(value - center);
    String way = value < center ? " below" : " above";
    if (unit == Unit.Ratio) {
      return Unit.percents(100 * distance) + " percentage points" + way;
    }
    return center == 0
        ? unit.format(distance) + way
        : Unit.percents(100 * distance / Math.abs(center)) + " %" + way;
  }
}
