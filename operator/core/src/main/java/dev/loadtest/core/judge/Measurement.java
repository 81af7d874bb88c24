package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.Measure;
import dev.loadtest.core.baseline.Surroundings;
import dev.loadtest.core.judge.Question.Value;
import dev.loadtest.core.spec.MetricSelector;
import dev.loadtest.core.summary.Evidence;
import dev.loadtest.core.summary.Observed;
import dev.loadtest.core.summary.Probe;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.RunnerOutcome;
import dev.loadtest.core.summary.Series;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The numbers of one try, with what the judge needs to know around them. */
record Measurement(RunSummary summary, StagePlan stages) {
  private static final long FEWEST_CALLS = 5;
  private static final double MOST_FAILURES = 0.2;

  /** A number; empty where nothing of the kind was measured. */
  Optional<Value> value(Measure measure) {
    return observed(measure)
        .map(
            value ->
                new Value(
                    value,
                    samples(measure.selector()),
                    steady(measure),
                    surroundings(),
                    false,
                    () -> Course.of(this, measure)));
  }

  private Optional<Double> observed(Measure measure) {
    boolean measured =
        measure.selector().stage().isPresent()
            || summary.series(measure.selector()).isPresent()
            || summary.metric(measure.selector().metric()).isPresent();
    return measured
            && summary.observe(measure.selector(), measure.statistic())
                instanceof Observed.Value(double value)
        ? Optional.of(value)
        : Optional.empty();
  }

  private long samples(MetricSelector selector) {
    return summary.series(selector).map(Series::samples).orElse(0L);
  }

  private OptionalDouble steady(Measure measure) {
    if (measure.selector().stage().isPresent()) {
      return OptionalDouble.empty();
    }
    if (!stages.hasStages()) {
      return Course.steady(this, measure);
    }
    var steady = stages.names(StageKind.Steady);
    return !steady.isEmpty()
            && summary.observe(measure.selector(), measure.statistic(), steady)
                instanceof Observed.Value(double value)
        ? OptionalDouble.of(value)
        : OptionalDouble.empty();
  }

  /** The worst runner counts: its requests are in the percentiles, too. */
  Surroundings surroundings() {
    return new Surroundings(
        worst(Evidence::cpuPercentMean),
        worst(Evidence::stealPercentMean),
        worst(Evidence::runQueueMsPerS),
        worst(Evidence::throttledPercent),
        summary.probe().flatMap(Measurement::p95).orElse(null),
        requestsPerSecond());
  }

  /** A probe that hardly answers measures nothing. */
  private static Optional<Double> p95(Probe probe) {
    boolean answered =
        probe.count() >= FEWEST_CALLS && probe.failed() <= probe.count() * MOST_FAILURES;
    return answered && probe.p95().isPresent()
        ? Optional.of(probe.p95().getAsDouble())
        : Optional.empty();
  }

  private Double requestsPerSecond() {
    var rate = summary.headline().requestsPerSecond();
    return rate.isPresent() ? rounded(rate.getAsDouble()) : null;
  }

  private Double worst(ToDoubleFunction<Evidence> number) {
    var all = summary.runners().stream().map(RunnerOutcome::evidence).mapToDouble(number).max();
    return all.isPresent() ? rounded(all.getAsDouble()) : null;
  }

  /** Kept with every run: no more digits than mean something. */
  private static double rounded(double number) {
    return Math.rint(number * 1000) / 1000;
  }
}
