package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.Measure;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Difference.Basis;
import dev.loadtest.core.judge.Question.Kind;
import dev.loadtest.core.judge.Question.Worse;
import dev.loadtest.core.plan.MeasurementKey;
import dev.loadtest.core.plan.StageWindow;
import dev.loadtest.core.spec.Aggregation;
import dev.loadtest.core.spec.Directions;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.MetricType;
import dev.loadtest.core.spec.Target;
import dev.loadtest.core.summary.Observed;
import dev.loadtest.core.summary.Rate;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.Trend;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Two single runs side by side. That is no judgement: what two runs differ by without a change is
 * known from a baseline only, and one run may be wild.
 */
public final class TwoRuns {
  private final Run a;
  private final Run b;
  private final RunHistory history;

  private TwoRuns(Run a, Run b, RunHistory history) {
    this.a = a;
    this.b = b;
    this.history = history;
  }

  /**
   * A run with what was executed and what was measured, empty where nothing was.
   *
   * @param definedTarget the target as the test names it, whatever address the run was given
   * @param attempts its tries; the one with the median p95 speaks for it
   */
  public record Run(LoadTestSpec spec, Optional<Target> definedTarget, List<RunSummary> attempts) {
    public Run {
      attempts = List.copyOf(attempts);
    }

    /** Whether the judge would compare the two. */
    public boolean isComparable(Run other) {
      return key(Optional.empty()).equals(other.key(Optional.empty()));
    }

    String key(Optional<String> stage) {
      return MeasurementKey.of(spec, definedTarget, stage);
    }

    Optional<RunSummary> summary() {
      return attempts.isEmpty() ? Optional.empty() : Optional.of(Tries.median(attempts));
    }
  }

  /**
   * The main numbers of the whole run, then p95 and errors of each stage.
   *
   * @param history of the test, empty where there is none
   */
  public static List<Difference> compare(Run a, Run b, RunHistory history) {
    TwoRuns both = new TwoRuns(a, b, history);
    return both.measures()
        .map(both::difference)
        .filter(d -> d.a().isPresent() || d.b().isPresent())
        .toList();
  }

  private Stream<Measure> measures() {
    Stream<Measure> whole =
        Stream.of(
            Measure.of("http_req_duration", "p(50)"),
            Measure.of("http_req_duration", "p(95)"),
            Measure.of("http_req_duration", "p(99)"),
            Measure.of("http_req_failed", "rate"),
            Measure.of("http_reqs", "rate"),
            Measure.of("iterations", "count"));
    Stream<Measure> stages =
        Stream.of(a, b)
            .flatMap(run -> run.summary().stream())
            .flatMap(summary -> summary.stages().stream())
            .map(StageWindow::name)
            .distinct()
            .flatMap(
                stage ->
                    Stream.of(
                        Measure.of("http_req_duration{stage:" + stage + "}", "p(95)"),
                        Measure.of("http_req_failed{stage:" + stage + "}", "rate")));
    return Stream.concat(whole, stages);
  }

  private Difference difference(Measure measure) {
    OptionalDouble left = value(a, measure);
    OptionalDouble right = value(b, measure);
    boolean rate = Kind.of(type(measure)) == Kind.FailureRate;
    OptionalDouble change = change(left, right, rate);
    Optional<NormalLevel.Known> known = known(measure);
    OptionalDouble byChance =
        known.isPresent() ? OptionalDouble.of(known.get().apart()) : samples(measure);
    double smallest = rate ? FailureComparison.LEAST : JudgedNumber.USUAL_EFFECT;
    OptionalDouble notable =
        byChance.isPresent()
            ? OptionalDouble.of(size(Math.max(smallest, byChance.getAsDouble()), change, rate))
            : OptionalDouble.empty();
    return new Difference(
        measure,
        JudgedNumber.shown(measure, worse(measure)).subject(),
        unit(measure),
        rate,
        left,
        right,
        change,
        notable,
        known.isPresent() ? Basis.Runs : notable.isPresent() ? Basis.Samples : Basis.Nothing,
        known.map(NormalLevel.Known::runs).orElse(0),
        level(measure, change, notable));
  }

  private static OptionalDouble change(OptionalDouble a, OptionalDouble b, boolean rate) {
    if (a.isEmpty() || b.isEmpty() || !rate && a.getAsDouble() == 0) {
      return OptionalDouble.empty();
    }
    double difference = b.getAsDouble() - a.getAsDouble();
    return OptionalDouble.of(rate ? difference : difference / Math.abs(a.getAsDouble()));
  }

  private Comparison.Level level(Measure measure, OptionalDouble change, OptionalDouble notable) {
    if (change.isEmpty() || notable.isEmpty()) {
      return Comparison.Level.Unknown;
    }
    double size = change.getAsDouble();
    if (Math.abs(size) < notable.getAsDouble()) {
      return Comparison.Level.Same;
    }
    return worse(measure).by(size) > 0 ? Comparison.Level.Worse : Comparison.Level.Better;
  }

  /** On the side of the change: a fall to the half is as far as a rise to the double. */
  private static double size(double ratio, OptionalDouble change, boolean rate) {
    boolean falls = change.isPresent() && change.getAsDouble() < 0;
    return falls && !rate ? 1 - 1 / (1 + ratio) : ratio;
  }

  /** The spread is that of runs like the first one, or else of runs like the second one. */
  private Optional<NormalLevel.Known> known(Measure measure) {
    return Stream.of(a, b)
        .map(
            run ->
                NormalLevel.of(
                    history, run.spec().judgement(), measure, run.key(measure.selector().stage())))
        .flatMap(level -> level.known().stream())
        .findFirst();
  }

  private OptionalDouble samples(Measure measure) {
    var left = a.summary().flatMap(s -> s.series(measure.selector()));
    var right = b.summary().flatMap(s -> s.series(measure.selector()));
    if (left.isEmpty() || right.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (left.get() instanceof Rate one && right.get() instanceof Rate other) {
      return OptionalDouble.of(SampleBounds.rate(one, other));
    }
    return left.get() instanceof Trend one
            && right.get() instanceof Trend other
            && measure.statistic() instanceof Aggregation.Percentile(double percent)
        ? SampleBounds.percentile(percent, one, other)
        : OptionalDouble.empty();
  }

  private static OptionalDouble value(Run run, Measure measure) {
    return run.summary()
        .filter(s -> s.metric(measure.selector().metric()).isPresent())
        .filter(
            s -> measure.selector().stage().isEmpty() || s.series(measure.selector()).isPresent())
        .map(s -> s.observe(measure.selector(), measure.statistic()))
        .filter(Observed.Value.class::isInstance)
        .map(o -> OptionalDouble.of(((Observed.Value) o).value()))
        .orElseGet(OptionalDouble::empty);
  }

  private Optional<MetricType> type(Measure measure) {
    return Stream.of(a, b)
        .flatMap(run -> run.summary().stream())
        .flatMap(s -> s.typeOf(measure.selector().metric()).stream())
        .findFirst();
  }

  private Unit unit(Measure measure) {
    return Unit.of(
        Stream.of(a, b)
            .flatMap(run -> run.summary().stream())
            .flatMap(s -> s.kindOf(measure.selector().metric()).stream())
            .findFirst(),
        measure.statistic());
  }

  private Worse worse(Measure measure) {
    return Directions.of(b.spec(), measure.selector(), measure.statistic())
        .map(Worse::than)
        .orElse(Worse.Higher);
  }
}
