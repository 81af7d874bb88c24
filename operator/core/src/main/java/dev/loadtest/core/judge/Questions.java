package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.Measure;
import dev.loadtest.core.judge.Question.Kind;
import dev.loadtest.core.judge.Question.KnownChange;
import dev.loadtest.core.judge.Question.Value;
import dev.loadtest.core.judge.Question.Worse;
import dev.loadtest.core.spec.Aggregation;
import dev.loadtest.core.spec.ExpectedChange;
import dev.loadtest.core.spec.MetricSelector;
import dev.loadtest.core.summary.RunSummary;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Turns an evaluation into the questions that are asked of it. */
final class Questions {
  private final Evaluation evaluation;
  private final List<Measurement> tries;
  private final Past past;

  Questions(Evaluation evaluation) {
    this.evaluation = evaluation;
    this.past = new Past(evaluation);
    this.tries =
        evaluation.attempts().stream()
            .map(s -> new Measurement(s, StagePlan.of(evaluation.spec(), s.durationMs())))
            .toList();
  }

  List<Measurement> tries() {
    return tries;
  }

  /** The try that stands for the run. */
  Measurement median() {
    RunSummary median = Tries.median(evaluation.attempts());
    return tries.stream().filter(t -> t.summary() == median).findFirst().orElseThrow();
  }

  /** The question about a number; empty where nobody says which direction is bad. */
  Optional<Question> about(JudgedNumber number) {
    return number.worse().map(worse -> about(number, worse));
  }

  private Question about(JudgedNumber number, Worse worse) {
    Measure measure = number.measure();
    return new Question(
        number.subject(),
        unit(measure),
        Kind.of(latest().typeOf(measure.selector().metric())),
        percentile(measure),
        worse,
        number.smallestEffect(),
        past(measure),
        values(measure),
        number
            .threshold()
            .filter(t -> evaluation.spec().failOnThresholds())
            .map(NamedThreshold::expression),
        number
            .threshold()
            .flatMap(t -> evaluation.history().anchor(t.name()))
            .map(anchor -> anchor.level())
            .orElse(OptionalDouble.empty()),
        changes(measure),
        evaluation.spec().judgement().baseline().minRuns(),
        evaluation.spec().judgement().baseline().window(),
        true,
        TargetRule.disturbances(evaluation.target()));
  }

  /** The run's own values, of every try that has one. */
  List<Value> values(Measure measure) {
    return tries.stream().flatMap(t -> t.value(measure).stream()).toList();
  }

  /** Comparable values of all kept runs that count. */
  List<Value> past(Measure measure) {
    return past.values(measure);
  }

  Unit unit(Measure measure) {
    return Unit.of(latest().kindOf(measure.selector().metric()), measure.statistic());
  }

  private RunSummary latest() {
    return evaluation.latest();
  }

  private static OptionalDouble percentile(Measure measure) {
    return measure.statistic() instanceof Aggregation.Percentile(double percent)
            && percent > 0
            && percent < 100
        ? OptionalDouble.of(percent)
        : OptionalDouble.empty();
  }

  private List<KnownChange> changes(Measure measure) {
    return evaluation.spec().judgement().expectedChanges().stream()
        .filter(change -> covers(change, measure) && !ended(change))
        .map(
            change ->
                new KnownChange(
                    change.reason(),
                    change.changePercent() / 100.0,
                    change.tolerancePercent() / 100.0,
                    false,
                    past.before(change, measure)))
        .toList();
  }

  private boolean ended(ExpectedChange change) {
    return change.until() != null && evaluation.today().isAfter(LocalDate.parse(change.until()));
  }

  /** A change without a stage covers all stages. */
  private static boolean covers(ExpectedChange change, Measure measure) {
    MetricSelector selector = MetricSelector.parse(change.metric());
    boolean same =
        selector.metric().equals(measure.selector().metric())
            && measure.selector().tags().entrySet().containsAll(selector.tags().entrySet());
    return same
        && (change.statistic() == null
            || Aggregation.parse(change.statistic()).equals(measure.statistic()));
  }
}
