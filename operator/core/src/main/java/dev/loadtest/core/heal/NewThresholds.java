package dev.loadtest.core.heal;

import dev.loadtest.core.baseline.Measure;
import dev.loadtest.core.heal.Change.ThresholdAdded;
import dev.loadtest.core.heal.Idea.Candidate;
import dev.loadtest.core.heal.Proposal.Source;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Evaluation;
import dev.loadtest.core.judge.NormalLevel;
import dev.loadtest.core.judge.NormalLevel.Known;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.plan.MeasurementKey;
import dev.loadtest.core.spec.Aggregation;
import dev.loadtest.core.spec.ThresholdExpression;
import dev.loadtest.core.spec.ThresholdExpression.Operator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The first thresholds of a test that has none: p95 and p99 of the response times, of each steady
 * stage where the load has any, as far as their level is known.
 */
final class NewThresholds {
  private static final List<Double> PERCENTILES = List.of(95.0, 99.0);
  private static final Looseness UPPER = new Looseness(true, false);
  private static final int MOST_STAGES = 5;

  private NewThresholds() {}

  static List<Idea> of(HealCase seen) {
    var judgement = seen.analysed().judgement();
    boolean wanted =
        seen.spec().thresholds().isEmpty()
            && judgement.outcomes().isEmpty()
            && judgement.verdict() == Verdict.Passed
            && judgement.classification() == Classification.Stable;
    return wanted
        ? seen.analysed().evaluation().map(e -> of(seen, e)).orElseGet(List::of)
        : List.of();
  }

  private static List<Idea> of(HealCase seen, Evaluation judged) {
    List<Integer> steady = LoadShape.of(seen.spec()).map(LoadShape::steady).orElse(List.of());
    List<String> stages =
        steady.stream()
            .limit(MOST_STAGES)
            .map(i -> judged.spec().load().stages().get(i).name())
            .toList();
    return (stages.isEmpty() ? Stream.of("") : stages.stream())
        .flatMap(stage -> PERCENTILES.stream().flatMap(p -> one(judged, stage, p).stream()))
        .toList();
  }

  private static Optional<Idea> one(Evaluation judged, String stage, double percent) {
    var statistic = new Aggregation.Percentile(percent);
    String metric = "http_req_duration" + (stage.isEmpty() ? "" : "{stage:" + stage + "}");
    Measure measure = Measure.of(metric, statistic.text());
    String key =
        MeasurementKey.of(judged.spec(), judged.definedTarget(), measure.selector().stage());
    NormalLevel level = NormalLevel.of(judged.history(), judged.spec().judgement(), measure, key);
    return level.known().map(known -> candidate(level, known, metric, stage, statistic));
  }

  private static Idea candidate(
      NormalLevel level,
      Known known,
      String metric,
      String stage,
      Aggregation.Percentile statistic) {
    double needed = known.center() * (1 + Prediction.margin(known, known.runs()));
    String name = (stage.isEmpty() ? "" : stage + "-") + name(statistic);
    if (!Looseness.isUsable(needed)) {
      return Idea.refused(Guardrail.NoNumber, name, "its level");
    }
    var expression = new ThresholdExpression(statistic, Operator.Less, UPPER.rounded(needed));
    return new Candidate(
        new ThresholdAdded(name, metric, expression.toString()),
        "BaselineReady",
        "%s is normally %s (n=%d) and varies by ±%s, and no threshold of this test would say when it does not"
            .formatted(
                level.subject(),
                level.unit().format(known.center()),
                known.runs(),
                Why.percent(Prediction.natural(known, known.runs()))),
        Certainty.of(known.runs(), 1),
        Source.Rules);
  }

  private static String name(Aggregation.Percentile statistic) {
    return statistic.text().replaceAll("[()]", "");
  }
}
