package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.Comparison;
import dev.loadtest.core.judge.Comparison.Level;
import dev.loadtest.core.spec.Aggregation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The slowest requests became slower and the others did not: garbage collection, retries, a cold
 * cache, one bad replica. Source: Dean and Barroso, The Tail at Scale, 2013.
 */
final class TailRule implements Rule {
  private static final double TAIL = 99;

  @Override
  public Optional<Theory> explain(Look look) {
    return percentiles(look)
        .filter(c -> c.level() == Level.Worse && percent(c) >= TAIL)
        .flatMap(tail -> body(look, tail).map(body -> theory(look, tail, body)).stream())
        .findFirst();
  }

  /** The same metric at a lower percentile, unchanged. */
  private static Optional<Comparison> body(Look look, Comparison tail) {
    List<Comparison> lower =
        percentiles(look)
            .filter(c -> c.metric().equals(tail.metric()) && percent(c) < TAIL)
            .toList();
    return lower.stream().allMatch(c -> c.level() == Level.Same)
        ? lower.stream().findFirst()
        : Optional.empty();
  }

  private static Theory theory(Look look, Comparison tail, Comparison body) {
    return new Theory(
        Cause.TailOnly,
        List.of(Sign.measured(told(tail)), Sign.measured(told(body) + ", as always")),
        "Look at the slowest requests only: traces over the old %s, garbage collection, retries and timeouts of calls that %s makes, and whether one replica is slower than the others (kubectl top pods)."
            .formatted(tail.statistic(), Workload.name(look)));
  }

  private static String told(Comparison comparison) {
    return "%s of %s is %s ms (usually %s ms)"
        .formatted(
            comparison.statistic(),
            comparison.metric(),
            Prose.number(comparison.value()),
            Prose.number(comparison.baseline().orElse(Double.NaN)));
  }

  private static Stream<Comparison> percentiles(Look look) {
    return look.judgement().comparisons().stream()
        .filter(c -> c.unit().equals("ms") && percent(c) > 0 && c.baseline().isPresent());
  }

  /** 0 for anything but a percentile. */
  private static double percent(Comparison comparison) {
    return switch (Aggregation.parse(comparison.statistic())) {
      case Aggregation.Percentile(double percent) -> percent;
      case Aggregation.Med med -> 50;
      case Aggregation.Avg avg -> 0;
      case Aggregation.Min min -> 0;
      case Aggregation.Max max -> 0;
      case Aggregation.Rate rate -> 0;
      case Aggregation.Count count -> 0;
      case Aggregation.Value value -> 0;
    };
  }
}
