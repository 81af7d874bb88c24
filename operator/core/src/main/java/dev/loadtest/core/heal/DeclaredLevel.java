package dev.loadtest.core.heal;

import dev.loadtest.core.judge.Answered;
import dev.loadtest.core.judge.LevelFinding.Declared;
import dev.loadtest.core.spec.ExpectedChange;
import java.util.OptionalDouble;

/**
 * Where a declared change has taken a number: the median of the tries, and no further than what was
 * declared with its tolerance.
 */
final class DeclaredLevel {
  private DeclaredLevel() {}

  static OptionalDouble of(HealCase seen, Answered number, Declared finding) {
    if (number.value().isEmpty() || number.level().isEmpty()) {
      return OptionalDouble.empty();
    }
    double before = number.level().orElseThrow().center();
    double now = number.value().getAsDouble();
    return seen.spec().judgement().expectedChanges().stream()
        .filter(change -> change.reason().equals(finding.reason()) && covers(change, number))
        .filter(change -> Math.signum(change.changePercent()) == Math.signum(now - before))
        .mapToDouble(change -> before + Math.signum(now - before) * before * most(change))
        .reduce((a, b) -> Math.abs(a - before) >= Math.abs(b - before) ? a : b)
        .stream()
        .map(furthest -> now > before ? Math.min(now, furthest) : Math.max(now, furthest))
        .findFirst();
  }

  /** A ratio. */
  private static double most(ExpectedChange change) {
    return (Math.abs(change.changePercent()) + change.tolerancePercent()) / 100.0;
  }

  private static boolean covers(ExpectedChange change, Answered number) {
    var selector = number.measure().selector();
    return Expressions.metric(change.metric())
        .filter(m -> m.metric().equals(selector.metric()))
        .filter(m -> selector.tags().entrySet().containsAll(m.tags().entrySet()))
        .isPresent();
  }
}
