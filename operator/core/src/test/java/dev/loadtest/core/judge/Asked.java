package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.Surroundings;
import dev.loadtest.core.judge.Question.Kind;
import dev.loadtest.core.judge.Question.KnownChange;
import dev.loadtest.core.judge.Question.Value;
import dev.loadtest.core.judge.Question.Window;
import dev.loadtest.core.judge.Question.Worse;
import dev.loadtest.core.spec.ThresholdExpression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A number with its history, for tests: a p95 in ms of many samples unless said otherwise. */
final class Asked {
  private String subject = "p95";
  private Unit unit = Unit.Milliseconds;
  private Kind kind = Kind.Level;
  private OptionalDouble percentile = OptionalDouble.of(95);
  private Worse worse = Worse.Higher;
  private double effect = 0.05;
  private double[] past = {};
  private double[] tries = {};
  private long samples = 10_000;
  private long pastSamples = 10_000;
  private Optional<ThresholdExpression> threshold = Optional.empty();
  private OptionalDouble anchor = OptionalDouble.empty();
  private final List<KnownChange> changes = new ArrayList<>();
  private int minRuns = 5;
  private boolean wholeRecords = true;
  private final List<Finding> disturbances = new ArrayList<>();
  private int accepted = -1;
  private double[] steadyPast = {};
  private double[] steadyTries = {};
  private final List<Window> windows = new ArrayList<>();
  private double[] cpu = {};
  private double[] steal = {};
  private double[] throttled = {};
  private double[] probes = {};
  private double[] pastProbes = {};
  private double[] waiting = {};
  private double[] pastWaiting = {};

  private Asked() {}

  static Asked p95() {
    return new Asked();
  }

  static Asked percentile(double percent) {
    Asked asked = new Asked();
    asked.subject = "p" + Unit.None.format(percent);
    asked.percentile = OptionalDouble.of(percent);
    return asked;
  }

  static Asked errorRate() {
    return rate("error rate", Worse.Higher);
  }

  static Asked successRate() {
    return rate("rate of checks", Worse.Lower);
  }

  private static Asked rate(String subject, Worse worse) {
    Asked asked = new Asked();
    asked.subject = subject;
    asked.unit = Unit.Ratio;
    asked.kind = Kind.FailureRate;
    asked.percentile = OptionalDouble.empty();
    asked.worse = worse;
    return asked;
  }

  static Asked throughput() {
    return plain("throughput", Unit.PerSecond, Worse.Lower);
  }

  static Asked plain(String subject, Unit unit, Worse worse) {
    Asked asked = new Asked();
    asked.subject = subject;
    asked.unit = unit;
    asked.percentile = OptionalDouble.empty();
    asked.worse = worse;
    return asked;
  }

  Asked past(double... values) {
    past = values;
    return this;
  }

  Asked tries(double... values) {
    tries = values;
    return this;
  }

  Asked samples(long each) {
    samples = each;
    return this;
  }

  Asked pastSamples(long each) {
    pastSamples = each;
    return this;
  }

  Asked smallestEffect(double percent) {
    effect = percent / 100;
    return this;
  }

  /** For example {@code value<120}. */
  Asked threshold(String expression) {
    threshold = Optional.of(ThresholdExpression.parse(expression));
    return this;
  }

  Asked setAt(double level) {
    anchor = OptionalDouble.of(level);
    return this;
  }

  Asked declared(double percent, double tolerance) {
    changes.add(
        new KnownChange(
            "as planned", percent / 100, tolerance / 100, false, OptionalDouble.empty()));
    return this;
  }

  Asked declaredDrift(double percent, double tolerance) {
    changes.add(
        new KnownChange(
            "as planned", percent / 100, tolerance / 100, true, OptionalDouble.empty()));
    return this;
  }

  Asked minRuns(int runs) {
    minRuns = runs;
    return this;
  }

  Asked valuesOnly() {
    wholeRecords = false;
    return this;
  }

  Asked disturbedBy(Finding... seen) {
    disturbances.addAll(List.of(seen));
    return this;
  }

  Asked acceptedAt(int run) {
    accepted = run;
    return this;
  }

  Asked steady(double[] inPast, double... now) {
    steadyPast = inPast;
    steadyTries = now;
    return this;
  }

  /** So many seconds of a stage, one window a second. */
  Asked windows(String stage, StageKind stageKind, double... values) {
    for (double value : values) {
      windows.add(new Window(stage, stageKind, value, 200, OptionalInt.of(1_000 * windows.size())));
    }
    return this;
  }

  Asked generatorCpu(double... percent) {
    cpu = percent;
    return this;
  }

  Asked steal(double... percent) {
    steal = percent;
    return this;
  }

  Asked generatorThrottled(double... percent) {
    throttled = percent;
    return this;
  }

  Asked probe(double[] inPast, double... now) {
    pastProbes = inPast;
    probes = now;
    return this;
  }

  Asked waiting(double[] inPast, double... now) {
    pastWaiting = inPast;
    waiting = now;
    return this;
  }

  Question question() {
    return new Question(
        subject,
        unit,
        kind,
        percentile,
        worse,
        effect,
        IntStream.range(0, past.length).mapToObj(this::pastValue).toList(),
        IntStream.range(0, tries.length).mapToObj(this::tryValue).toList(),
        threshold,
        anchor,
        changes,
        minRuns,
        30,
        wholeRecords,
        disturbances);
  }

  Answer judged() {
    return MeasureJudge.judge(question());
  }

  private Value pastValue(int i) {
    return new Value(
        past[i],
        pastSamples,
        steadyPast.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(at(steadyPast, i)),
        new Surroundings(20.0, 0.0, at(pastWaiting, i), 0.0, at(pastProbes, i)),
        i == accepted,
        List::of);
  }

  private Value tryValue(int i) {
    return new Value(
        tries[i],
        samples,
        steadyTries.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(at(steadyTries, i)),
        new Surroundings(at(cpu, i), at(steal, i), at(waiting, i), at(throttled, i), at(probes, i)),
        false,
        () -> windows);
  }

  /** The last one stands for all that follow. */
  private static Double at(double[] values, int i) {
    return values.length == 0 ? null : (Double) values[Math.min(i, values.length - 1)];
  }

  @Override
  public String toString() {
    return "past %s, tries %s".formatted(Arrays.toString(past), Arrays.toString(tries));
  }
}
