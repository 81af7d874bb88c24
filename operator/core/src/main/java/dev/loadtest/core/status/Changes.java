package dev.loadtest.core.status;

import dev.loadtest.core.judge.Comparison;
import dev.loadtest.core.judge.Unit;
import dev.loadtest.core.status.LoadTestRunStatus.ComparisonStatus;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** Comparisons with the baseline, as people read them. */
final class Changes {
  private Changes() {}

  static List<ComparisonStatus> all(List<Comparison> comparisons) {
    return comparisons.stream().map(Changes::written).toList();
  }

  /**
   * The change for the column: that of the p95 of the whole run; without it, the largest one for
   * the worse. Null when there is none, as status fields are.
   */
  static String column(List<Comparison> comparisons) {
    return comparisons.stream()
        .filter(c -> isHeadline(c) && c.changePercent().isPresent())
        .findFirst()
        .or(
            () ->
                comparisons.stream()
                    .filter(c -> c.level() == Comparison.Level.Worse)
                    .filter(c -> c.changePercent().isPresent())
                    .max(Comparator.comparingDouble(c -> Math.abs(c.changePercent().orElse(0)))))
        .map(c -> Amount.change(c.changePercent()))
        .orElse(null);
  }

  private static boolean isHeadline(Comparison c) {
    return c.metric().equals("http_req_duration") && c.statistic().equals("p(95)");
  }

  private static ComparisonStatus written(Comparison c) {
    Unit unit = Unit.ofSymbol(c.unit());
    return new ComparisonStatus(
        c.metric(),
        c.statistic(),
        unit.format(c.value()),
        c.baseline().isPresent() ? unit.format(c.baseline().getAsDouble()) : null,
        c.runs(),
        spaced(Amount.change(c.changePercent())),
        spaced(Amount.percent(ratio(c.detectablePercent()))),
        c.level().name());
  }

  private static OptionalDouble ratio(OptionalDouble percent) {
    return percent.isEmpty() ? percent : OptionalDouble.of(percent.getAsDouble() / 100);
  }

  private static String spaced(String percent) {
    return percent == null ? null : percent.replace("%", " %");
  }
}
