package dev.loadtest.core.judge;

import dev.loadtest.core.spec.Aggregation;
import dev.loadtest.core.spec.MetricSelector;
import dev.loadtest.core.spec.ThresholdExpression;
import dev.loadtest.core.summary.ExitReason;
import dev.loadtest.core.summary.Observed;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.RunnerOutcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for everything that the measurements of a run show, the gravest first. */
final class Findings {
  private Findings() {}

  static List<Finding> of(RunSummary summary, List<ThresholdOutcome> outcomes) {
    return of(List.of(summary), summary, outcomes);
  }

  /** What one try did not measure is missing, however well the others went. */
  static List<Finding> of(
      List<RunSummary> tries, RunSummary summary, List<ThresholdOutcome> outcomes) {
    return Stream.of(
            tries.stream().flatMap(Findings::ended),
            tries.stream().flatMap(Findings::missing),
            tries.stream().flatMap(Findings::nothing),
            outcomes.stream().flatMap(outcome -> threshold(outcome, summary).stream()),
            summary.runners().stream().flatMap(Findings::machine),
            dropped(summary),
            invalid(summary))
        .flatMap(findings -> findings)
        .map(Finding.class::cast)
        .toList();
  }

  private static Stream<Finding> ended(RunSummary summary) {
    return summary.runners().stream().flatMap(runner -> ended(runner).stream());
  }

  private static Stream<Finding> nothing(RunSummary summary) {
    return summary.nothingMeasured() ? Stream.of(new Finding.NothingMeasured()) : Stream.empty();
  }

  private static Optional<Finding> ended(RunnerOutcome runner) {
    var exit = runner.exit();
    return switch (exit.reason().measured()) {
      case Broken ->
          Optional.of(
              new Finding.RunnerFailed(runner.index(), exit.reason(), exit.code(), exit.message()));
      case Partly ->
          Optional.of(new Finding.StoppedEarly(runner.index(), exit.reason(), exit.message()));
      case Whole ->
          exit.reason() == ExitReason.MarkedFailed
              ? Optional.of(new Finding.MarkedFailed(runner.index(), exit.message()))
              : Optional.empty();
    };
  }

  private static Stream<Finding> missing(RunSummary summary) {
    var missing = summary.missingRunners();
    return missing.isEmpty()
        ? Stream.empty()
        : Stream.of(new Finding.RunnersMissing(missing, summary.runnersExpected()));
  }

  private static Optional<Finding> threshold(ThresholdOutcome outcome, RunSummary summary) {
    var name = outcome.name();
    var metric = outcome.metric();
    var expression = outcome.expression();
    return switch (outcome.result()) {
      case Passed -> Optional.empty();
      case Crossed ->
          Optional.of(
              new Finding.ThresholdCrossed(
                  name, metric, expression, outcome.observed().orElseThrow(), outcome.unit()));
      case NoData -> Optional.of(new Finding.NoSamples(name, metric, expression));
      case Unmergeable ->
          Optional.of(new Finding.Unmergeable(name, metric, expression, why(outcome, summary)));
    };
  }

  private static String why(ThresholdOutcome outcome, RunSummary summary) {
    var aggregation = ThresholdExpression.parse(outcome.expression()).aggregation();
    return summary.observe(MetricSelector.parse(outcome.metric()), aggregation)
            instanceof Observed.Unmergeable(var reason)
        ? reason
        : "";
  }

  private static Stream<Finding> machine(RunnerOutcome runner) {
    var seen = runner.evidence();
    int index = runner.index();
    boolean throttled = seen.throttledPercent() > SurroundingsRule.THROTTLED;
    return Stream.of(
            when(
                seen.cpuPercentMax() > SurroundingsRule.SATURATED,
                new Finding.GeneratorSaturated(
                    index, seen.cpuPercentMax(), seen.cpuPercentMean(), seen.cpuPercentMaxAtMs())),
            when(
                seen.stealPercentMean() > SurroundingsRule.STOLEN,
                new Finding.CpuStolen(
                    index,
                    seen.stealPercentMax(),
                    seen.stealPercentMean(),
                    seen.stealPercentMaxAtMs())),
            when(
                throttled,
                new Finding.CpuThrottled(
                    index,
                    seen.throttledPercentMax(),
                    seen.throttledPercent(),
                    seen.throttledPercentMaxAtMs())),
            when(
                !throttled && seen.runQueueMsPerS() > SurroundingsRule.WAITING,
                new Finding.CpuAwaited(
                    index,
                    seen.runQueueMsPerSMax(),
                    seen.runQueueMsPerS(),
                    seen.runQueueMsPerSMaxAtMs())))
        .flatMap(Optional::stream);
  }

  /** Whether a load generator was short of CPU on average, and not only for a moment. */
  static boolean saturated(List<Finding> seen) {
    return seen.stream()
        .anyMatch(
            f ->
                f instanceof Finding.GeneratorSaturated saturated
                    && saturated.cpuPercentMean() > SurroundingsRule.SATURATED);
  }

  private static Optional<Finding> when(boolean seen, Finding finding) {
    return seen ? Optional.of(finding) : Optional.empty();
  }

  private static Stream<Finding> dropped(RunSummary summary) {
    var dropped = count(summary, "dropped_iterations");
    return dropped > 0
        ? Stream.of(new Finding.DroppedIterations(dropped, count(summary, "iterations")))
        : Stream.empty();
  }

  private static Stream<Finding> invalid(RunSummary summary) {
    return summary.metrics().stream()
        .filter(metric -> metric.invalid() > 0)
        .map(metric -> new Finding.InvalidSamples(metric.name(), metric.invalid()));
  }

  private static double count(RunSummary summary, String metric) {
    return summary.observe(MetricSelector.of(metric), new Aggregation.Count())
            instanceof Observed.Value(var value)
        ? value
        : 0;
  }
}
