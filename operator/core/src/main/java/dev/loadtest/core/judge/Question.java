package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.Surroundings;
import dev.loadtest.core.spec.JudgedMetric.Direction;
import dev.loadtest.core.spec.MetricType;
import dev.loadtest.core.spec.ThresholdExpression;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * One number of a run and everything that is known about it: did it change, and whose doing was it?
 *
 * @param subject what it is, for people, e.g. {@code p95 of stage steady}
 * @param unit how it is written
 * @param kind how it varies
 * @param percentile of the samples that it is, in percent; empty for means, counts and rates
 * @param worse which direction is bad
 * @param smallestEffect the smallest change that matters, a ratio (0.05 is five percent)
 * @param past comparable values of earlier runs that count, oldest first
 * @param tries the run's own values, one for each try, in order
 * @param threshold the bound that it must hold, empty without one
 * @param anchor the level at which the threshold was set, in the number's unit
 * @param changes what is known about the service
 * @param minRuns how many past values it takes to compare
 * @param window how many of the latest past values make the baseline; the course is that of all
 * @param wholeRecords whether {@code past} is the complete record of the test, so that its course
 *     means something, and not just a sample of its present level
 * @param disturbances what happened around the service while it was measured: rollouts, evictions,
 *     trouble of nodes
 */
record Question(
    String subject,
    Unit unit,
    Kind kind,
    OptionalDouble percentile,
    Worse worse,
    double smallestEffect,
    List<Value> past,
    List<Value> tries,
    Optional<ThresholdExpression> threshold,
    OptionalDouble anchor,
    List<KnownChange> changes,
    int minRuns,
    int window,
    boolean wholeRecords,
    List<Finding> disturbances) {

  Question {
    past = past.stream().filter(Value::isFinite).toList();
    tries = tries.stream().filter(Value::isFinite).toList();
    changes = List.copyOf(changes);
  }

  /** How a number varies. */
  enum Kind {
    /** In proportion to its size: times, throughput, counts. */
    Level,
    /** As a share of trials, 0 to 1. */
    FailureRate;

    /** That of a metric of this type; empty for one that nobody knows. */
    static Kind of(Optional<MetricType> type) {
      return type.filter(t -> t == MetricType.Rate).isPresent() ? FailureRate : Level;
    }
  }

  /** Which direction is bad. */
  enum Worse {
    Higher,
    Lower;

    /** The other side of the good one. */
    static Worse than(Direction good) {
      return switch (good) {
        case LowerIsBetter -> Higher;
        case HigherIsBetter -> Lower;
      };
    }

    /** How far a change goes to the worse; below 0 for the better. */
    double by(double change) {
      return this == Higher ? change : -change;
    }
  }

  /**
   * A number of one run.
   *
   * @param value in the number's unit
   * @param samples how many samples are behind it, trials for a rate; 0 where unknown
   * @param steady the same over the steady stages only
   * @param accepted whether a person accepted this run as the new normal
   * @param course the run's windows, in order, none where they were not kept; few questions ask for
   *     it
   */
  record Value(
      double value,
      long samples,
      OptionalDouble steady,
      Surroundings surroundings,
      boolean accepted,
      Supplier<List<Window>> course) {

    Value {
      if (steady.isPresent() && !Double.isFinite(steady.getAsDouble())) {
        steady = OptionalDouble.empty();
      }
    }

    static Value of(double value) {
      return new Value(value, 0, OptionalDouble.empty(), Surroundings.UNKNOWN, false, List::of);
    }

    List<Window> windows() {
      return course.get();
    }

    /** Whether the load generator measured its own waiting, too. */
    boolean isSaturated() {
      Double cpu = surroundings.generatorCpuPercent();
      return cpu != null && cpu > SurroundingsRule.SATURATED;
    }

    boolean isFinite() {
      return Double.isFinite(value);
    }
  }

  /**
   * A short part of a run: the number within it, and in which stage it lies.
   *
   * @param atMs since the release; empty where unknown
   */
  record Window(String stage, StageKind kind, double value, long samples, OptionalInt atMs) {}

  /**
   * A change of the service that people know of.
   *
   * @param reason as they gave it
   * @param change a ratio: 0.1 is ten percent more
   * @param tolerance how much larger it may be, a ratio
   * @param creeping whether it came bit by bit over the history
   * @param before the level before it was first taken for one, in the number's unit: a change is
   *     declared once, and what came of it does not begin anew
   */
  record KnownChange(
      String reason, double change, double tolerance, boolean creeping, OptionalDouble before) {}

  double[] pastValues() {
    return values(past);
  }

  double[] tryValues() {
    return values(tries);
  }

  static double[] values(List<Value> of) {
    double[] values = new double[of.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = of.get(i).value();
    }
    return values;
  }

  Question withTries(List<Value> others) {
    return over(past, others);
  }

  /** The same question about the steady stages, where they were measured; empty otherwise. */
  Optional<Question> steady() {
    var steadyPast =
        past.stream().filter(v -> v.steady().isPresent()).map(Question::steady).toList();
    var steadyTries =
        tries.stream().filter(v -> v.steady().isPresent()).map(Question::steady).toList();
    return steadyTries.size() < tries.size() || steadyPast.size() < minRuns
        ? Optional.empty()
        : Optional.of(over(steadyPast, steadyTries));
  }

  private Question over(List<Value> otherPast, List<Value> otherTries) {
    return new Question(
        subject,
        unit,
        kind,
        percentile,
        worse,
        smallestEffect,
        otherPast,
        otherTries,
        threshold,
        anchor,
        changes,
        minRuns,
        window,
        wholeRecords,
        disturbances);
  }

  private static Value steady(Value v) {
    return new Value(
        v.steady().getAsDouble(),
        v.samples(),
        OptionalDouble.empty(),
        v.surroundings(),
        v.accepted(),
        List::of);
  }

  boolean breached(double value) {
    return threshold.filter(t -> !t.holds(value)).isPresent();
  }
}
