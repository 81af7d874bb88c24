package dev.loadtest.core.heal;

import dev.loadtest.core.spec.GrammarException;
import dev.loadtest.core.spec.MetricSelector;
import dev.loadtest.core.spec.ThresholdExpression;
import java.util.Optional;

/** Threshold expressions as texts that others wrote. */
final class Expressions {
  private Expressions() {}

  static Optional<ThresholdExpression> read(String text) {
    try {
      return Optional.of(ThresholdExpression.parse(text));
    } catch (GrammarException e) {
      return Optional.empty();
    }
  }

  static Optional<MetricSelector> metric(String text) {
    try {
      return Optional.of(MetricSelector.parse(text));
    } catch (GrammarException e) {
      return Optional.empty();
    }
  }

  /** Whether both say the same, however it is written. */
  static boolean same(String one, String other) {
    return one.equals(other) || read(one).isPresent() && read(one).equals(read(other));
  }

  /** Whether they differ in their number only. */
  static boolean sameBut(ThresholdExpression one, ThresholdExpression other) {
    return one.aggregation().equals(other.aggregation()) && one.operator() == other.operator();
  }

  static ThresholdExpression with(ThresholdExpression expression, double bound) {
    return new ThresholdExpression(expression.aggregation(), expression.operator(), bound);
  }

  /** The same with another number, and otherwise letter by letter as it was. */
  static String written(String text, double bound) {
    ThresholdExpression moved = with(ThresholdExpression.parse(text), bound);
    int end = text.lastIndexOf(moved.operator().symbol()) + moved.operator().symbol().length();
    String kept = text.substring(0, end);
    String space = text.substring(end).replaceAll("\\S.*", "");
    String asBefore = kept + space + moved.boundText();
    return same(asBefore, moved.toString()) ? asBefore : moved.toString();
  }
}
