package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.Measure;
import dev.loadtest.core.judge.Question.Worse;
import dev.loadtest.core.spec.Aggregation;
import dev.loadtest.core.spec.Directions;
import dev.loadtest.core.spec.JudgedMetric;
import dev.loadtest.core.spec.JudgementPolicy;
import dev.loadtest.core.spec.LoadTestSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A number that a run is judged on.
 *
 * @param worse empty where nobody says which direction is bad: it is shown and gates nothing
 * @param smallestEffect a ratio
 * @param threshold the one that asks for it, empty for a number of the gate alone
 */
record JudgedNumber(
    Measure measure,
    Optional<Worse> worse,
    double smallestEffect,
    Optional<NamedThreshold> threshold) {
  /** The smallest effect where nobody asks for another one. */
  static final double USUAL_EFFECT = 0.05;

  private static final List<Measure> STANDARD =
      List.of(
          Measure.of("http_req_duration", "p(95)"),
          Measure.of("http_req_duration", "p(99)"),
          Measure.of("http_req_failed", "rate"),
          Measure.of("http_reqs", "rate"));

  /**
   * The gate: the metrics of the policy, or the usual four, and what thresholds ask for. A number
   * with several thresholds is there once for each.
   */
  static List<JudgedNumber> all(LoadTestSpec spec, List<NamedThreshold> thresholds) {
    List<JudgedNumber> numbers = new ArrayList<>();
    for (NamedThreshold threshold : thresholds) {
      numbers.add(
          of(
              spec,
              new Measure(threshold.selector(), threshold.expression().aggregation()),
              Optional.of(threshold)));
    }
    for (Measure measure : gate(spec)) {
      if (numbers.stream().noneMatch(n -> n.measure().equals(measure))) {
        numbers.add(of(spec, measure, Optional.empty()));
      }
    }
    return List.copyOf(numbers);
  }

  private static List<Measure> gate(LoadTestSpec spec) {
    List<JudgedMetric> metrics = spec.judgement().metrics();
    return metrics.isEmpty()
        ? STANDARD
        : metrics.stream().map(m -> Measure.of(m.metric(), m.statistic())).toList();
  }

  private static JudgedNumber of(
      LoadTestSpec spec, Measure measure, Optional<NamedThreshold> threshold) {
    Optional<Worse> worse =
        Directions.of(spec, measure.selector(), measure.statistic()).map(Worse::than);
    return new JudgedNumber(measure, worse, smallestEffect(spec.judgement(), measure), threshold);
  }

  /** The one that the policy has for a number, a ratio. */
  static double smallestEffect(JudgementPolicy policy, Measure measure) {
    return policy.metrics().stream()
        .filter(m -> Measure.of(m.metric(), m.statistic()).equals(measure))
        .findFirst()
        .map(m -> m.smallestEffectPercent() / 100.0)
        .orElse(USUAL_EFFECT);
  }

  /** A number that is only shown. */
  static JudgedNumber shown(Measure measure, Worse worse) {
    return new JudgedNumber(measure, Optional.of(worse), USUAL_EFFECT, Optional.empty());
  }

  /** Numbers of one family tell the same story: percentiles of one metric, in any stage. */
  String family() {
    return measure.selector().metric();
  }

  /** For people: p95 of stage steady, error rate, p(95) of checkout_time in stage spike. */
  String subject() {
    String stage = measure.selector().stage().map(s -> " of stage " + s).orElse("");
    String tags = measure.selector().tagsWithoutStage();
    String narrowed = tags.isEmpty() ? "" : " with " + tags.replace(",", ", ");
    return name() + narrowed + stage;
  }

  private String name() {
    String metric = measure.selector().metric();
    Aggregation statistic = measure.statistic();
    return switch (metric) {
      case "http_req_duration" -> statistic.text().replaceAll("[()]", "");
      case "http_req_failed" -> "error rate";
      case "http_reqs" ->
          statistic instanceof Aggregation.Rate ? "throughput" : "number of requests";
      default -> statistic.text() + " of " + metric;
    };
  }
}
