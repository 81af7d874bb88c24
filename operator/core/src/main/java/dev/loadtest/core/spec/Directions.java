package dev.loadtest.core.spec;

import dev.loadtest.core.spec.JudgedMetric.Direction;
import dev.loadtest.core.spec.ThresholdExpression.Operator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which direction of a number is good: what {@code judgement.metrics} says, else what k6's own
 * metric means, else the side that thresholds on the same number ask for, else lower for a trend.
 * Nothing is guessed beyond that: taken the wrong way round, a regression would be an improvement.
 */
public final class Directions {
  private static final Set<String> LOWER =
      Set.of("http_req_failed", "browser_http_req_failed", "dropped_iterations");

  private Directions() {}

  /**
   * The direction of a number of this spec's runs; empty when nobody says it, so that the number
   * cannot be judged as better or worse.
   */
  public static Optional<Direction> of(
      LoadTestSpec spec, MetricSelector selector, Aggregation statistic) {
    boolean builtIn = BuiltinMetrics.typeOf(selector.metric()).isPresent();
    Optional<Direction> standard = standard(selector.metric(), statistic);
    return written(spec.judgement(), selector, statistic)
        .or(() -> builtIn ? standard : Optional.empty())
        .or(() -> asked(spec.thresholds(), selector, statistic))
        .or(() -> standard);
  }

  /**
   * The direction without anything written: lower for times, other trends, failed requests and
   * dropped iterations; higher for k6's other counters and for checks; empty for bytes, for gauges,
   * and for counters and rates of a script, which may count successes or failures.
   */
  public static Optional<Direction> standard(String metric, Aggregation statistic) {
    if (LOWER.contains(metric)) {
      return Optional.of(Direction.LowerIsBetter);
    }
    Optional<BuiltinMetrics.Kind> kind = BuiltinMetrics.kindOf(metric);
    if (kind.isEmpty()) {
      return MetricType.Trend.allows(statistic)
          ? Optional.of(Direction.LowerIsBetter)
          : Optional.empty();
    }
    return switch (kind.get().type()) {
      case Trend -> Optional.of(Direction.LowerIsBetter);
      case Rate -> Optional.of(Direction.HigherIsBetter);
      case Counter ->
          kind.get().contains() == ValueType.Data
              ? Optional.empty()
              : Optional.of(Direction.HigherIsBetter);
      case Gauge -> Optional.empty();
    };
  }

  /** The side of its bound on which a threshold holds; empty for {@code ==} and {@code !=}. */
  static Optional<Direction> of(Operator operator) {
    return switch (operator) {
      case Less, LessOrEqual -> Optional.of(Direction.LowerIsBetter);
      case Greater, GreaterOrEqual -> Optional.of(Direction.HigherIsBetter);
      case Equal, NotEqual -> Optional.empty();
    };
  }

  private static Optional<Direction> written(
      JudgementPolicy policy, MetricSelector selector, Aggregation statistic) {
    return policy.metrics().stream()
        .filter(m -> is(m.metric(), selector) && isStatistic(m.statistic(), statistic))
        .map(JudgedMetric::direction)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** Empty, too, where thresholds ask for both sides: a corridor has no better end. */
  private static Optional<Direction> asked(
      List<Threshold> thresholds, MetricSelector selector, Aggregation statistic) {
    List<Direction> sides =
        thresholds.stream()
            .filter(t -> is(t.metric(), selector))
            .flatMap(t -> Grammar.read(t.expression(), ThresholdExpression::parse).stream())
            .filter(e -> e.aggregation().equals(statistic))
            .flatMap(e -> of(e.operator()).stream())
            .distinct()
            .toList();
    return sides.size() == 1 ? Optional.of(sides.getFirst()) : Optional.empty();
  }

  private static boolean is(String metric, MetricSelector selector) {
    return Grammar.read(metric, MetricSelector::parse).filter(selector::equals).isPresent();
  }

  private static boolean isStatistic(String text, Aggregation statistic) {
    return Grammar.read(text, Aggregation::parse).filter(statistic::equals).isPresent();
  }
}
