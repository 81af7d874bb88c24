package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.Anchor;
import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.baseline.KeptRun.Point;
import dev.loadtest.core.baseline.Measure;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Question.Value;
import dev.loadtest.core.stats.Robust;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** What a history keeps of a judged run: its numbers, whether it counts, and the anchors. */
public final class Keeping {
  private static final int STAGES = 10;

  private final Evaluation evaluation;
  private final List<NamedThreshold> thresholds;
  private final Questions questions;
  private final BiPredicate<String, String> healed;

  private Keeping(Evaluation evaluation, BiPredicate<String, String> healed) {
    this.evaluation = evaluation;
    this.healed = healed;
    this.thresholds =
        NamedThreshold.all(evaluation.spec().thresholds(), evaluation.latest().scriptThresholds());
    this.questions = new Questions(evaluation);
  }

  /**
   * The history with this run.
   *
   * @param run its name
   * @param completed when its verdict was final, an RFC 3339 time
   */
  public static RunHistory after(
      Evaluation evaluation, Judgement judgement, String run, String completed) {
    return after(evaluation, judgement, run, completed, (threshold, expression) -> false);
  }

  /**
   * The same of a test that may have been healed: what a heal wrote is not what a person meant.
   *
   * @param healed whether the expression of the threshold of this name was written by a heal
   */
  public static RunHistory after(
      Evaluation evaluation,
      Judgement judgement,
      String run,
      String completed,
      BiPredicate<String, String> healed) {
    var keeping = new Keeping(evaluation, healed);
    var kept =
        new KeptRun(
            run,
            completed,
            judgement.admission(),
            evaluation.spec().runner().image(),
            keeping.points(),
            keeping.questions.median().surroundings(),
            judgement.verdict() == Verdict.Passed,
            declared(judgement),
            evaluation.target().steadyRevision().orElse(null));
    RunHistory history = evaluation.history().with(kept);
    return history.equals(evaluation.history()) ? history : history.with(keeping.anchors(kept));
  }

  private static List<String> declared(Judgement judgement) {
    return judgement.findings().stream()
        .filter(LevelFinding.Declared.class::isInstance)
        .map(f -> ((LevelFinding.Declared) f).reason())
        .distinct()
        .toList();
  }

  private SortedMap<String, Point> points() {
    SortedMap<String, Point> points = new TreeMap<>();
    for (Measure measure : measures()) {
      point(measure).ifPresent(point -> points.put(measure.toString(), point));
    }
    return points;
  }

  /** What is judged and ruled, and p95 and errors of each stage. */
  private List<Measure> measures() {
    List<Measure> measures = new ArrayList<>();
    JudgedNumber.all(evaluation.spec(), thresholds).forEach(n -> measures.add(n.measure()));
    evaluation
        .spec()
        .judgement()
        .rules()
        .forEach(r -> measures.add(Measure.of(r.metric(), r.statistic())));
    evaluation.spec().loadIfAny().stream()
        .flatMap(load -> load.stages().stream())
        .filter(stage -> stage.name() != null)
        .limit(STAGES)
        .forEach(
            stage -> {
              measures.add(Measure.of("http_req_duration{stage:" + stage.name() + "}", "p(95)"));
              measures.add(Measure.of("http_req_failed{stage:" + stage.name() + "}", "rate"));
            });
    return measures.stream().distinct().toList();
  }

  /** The median over the tries. */
  private Optional<Point> point(Measure measure) {
    List<Value> values = questions.values(measure);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    double[] steady =
        values.stream().map(Value::steady).flatMapToDouble(OptionalDouble::stream).toArray();
    return Optional.of(
        new Point(
            rounded(Robust.median(Question.values(values))),
            values.getFirst().samples(),
            evaluation.key(measure.selector().stage()),
            steady.length < values.size() ? null : rounded(Robust.median(steady))));
  }

  /** An anchor for each threshold of the spec: a new one where a person wrote another threshold. */
  private List<Anchor> anchors(KeptRun kept) {
    return thresholds.stream()
        .filter(t -> t.origin() == NamedThreshold.Origin.Spec)
        .map(threshold -> anchor(threshold, kept))
        .toList();
  }

  private Anchor anchor(NamedThreshold threshold, KeptRun kept) {
    String metric = threshold.selector().toString();
    String expression = threshold.expression().toString();
    Anchor anchor =
        evaluation
            .history()
            .anchor(threshold.name())
            .filter(a -> a.isOf(metric, expression) || healed.test(threshold.name(), expression))
            .orElseGet(() -> fresh(threshold, metric, expression));
    return kept.counts()
        ? kept.point(anchor.measure()).map(p -> anchor.with(p.value())).orElse(anchor)
        : anchor;
  }

  private Anchor fresh(NamedThreshold threshold, String metric, String expression) {
    var measure = new Measure(threshold.selector(), threshold.expression().aggregation());
    return JudgedNumber.all(evaluation.spec(), List.of(threshold)).stream()
        .filter(n -> n.measure().equals(measure))
        .findFirst()
        .flatMap(questions::about)
        .flatMap(Baseline::of)
        .map(b -> Anchor.at(threshold.name(), metric, expression, rounded(b.center())))
        .orElseGet(() -> Anchor.open(threshold.name(), metric, expression));
  }

  /** Six digits: a kept run is small, and no measurement is better than that. */
  private static double rounded(double value) {
    return value == 0 || !Double.isFinite(value)
        ? value
        : new BigDecimal(value).round(new MathContext(6)).doubleValue();
  }
}
