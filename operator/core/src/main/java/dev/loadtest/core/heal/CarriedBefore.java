package dev.loadtest.core.heal;

import dev.loadtest.core.judge.Answered;
import dev.loadtest.core.judge.Finding;
import dev.loadtest.core.judge.NormalLevel.Known;
import dev.loadtest.core.judge.Unit;
import dev.loadtest.core.spec.Directions;
import dev.loadtest.core.spec.JudgedMetric.Direction;

/**
 * Whether a load was carried before: an earlier run of the very same load held the threshold, or
 * the number is worse than it usually is. Then the load is not too much, and what is missing is
 * capacity.
 */
final class CarriedBefore {
  private CarriedBefore() {}

  static boolean is(HealCase seen, Finding finding) {
    return seen.answers().stream()
        .filter(a -> a.findings().contains(finding))
        .anyMatch(a -> becameWorse(seen, a) || wasHeld(seen, a));
  }

  private static boolean wasHeld(HealCase seen, Answered number) {
    return number
        .threshold()
        .flatMap(
            threshold ->
                seen.analysed()
                    .evaluation()
                    .map(e -> new KeptPoints(e, number.measure()).all())
                    .map(
                        points ->
                            points.stream().anyMatch(p -> threshold.expression().holds(p.value()))))
        .orElse(false);
  }

  private static boolean becameWorse(HealCase seen, Answered number) {
    if (number.level().isEmpty() || number.value().isEmpty()) {
      return true;
    }
    Known level = number.level().get();
    double now = number.value().getAsDouble();
    boolean higher =
        Directions.of(seen.spec(), number.measure().selector(), number.measure().statistic())
            .filter(good -> good == Direction.HigherIsBetter)
            .isEmpty();
    double change = higher ? now - level.center() : level.center() - now;
    double usual =
        number.unit() == Unit.Ratio
            ? level.detectable()
            : Prediction.margin(level, level.runs()) * Math.abs(level.center());
    return change > usual;
  }
}
