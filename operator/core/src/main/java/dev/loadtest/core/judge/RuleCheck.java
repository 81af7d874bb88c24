package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.Measure;
import dev.loadtest.core.judge.Question.Value;
import dev.loadtest.core.judge.Question.Worse;
import dev.loadtest.core.spec.Directions;
import dev.loadtest.core.spec.JudgementRule;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.SimpleRule;
import dev.loadtest.core.stats.Robust;
import java.util.List;
import java.util.Optional;

/**
 * The simple rules of {@code judgement.rules}. Teams want exactly those, with their false alarms:
 * they gate and never permit healing.
 */
final class RuleCheck {
  private static final int LATEST = 10;
  private static final int FEWEST = 3;

  private final LoadTestSpec spec;
  private final Questions questions;

  RuleCheck(LoadTestSpec spec, Questions questions) {
    this.spec = spec;
    this.questions = questions;
  }

  List<CourseFinding> findings() {
    return spec.judgement().rules().stream().flatMap(rule -> finding(rule).stream()).toList();
  }

  /** Why another try is needed; empty when every rule has as many as it wants. */
  Optional<String> doubt() {
    return spec.judgement().rules().stream()
        .filter(rule -> rule.simpleRule() instanceof SimpleRule.MedianOfThree)
        .filter(rule -> questions.tries().size() < 3)
        .findFirst()
        .map(rule -> "rule " + rule.name() + " is about the median of three tries");
  }

  private Optional<CourseFinding> finding(JudgementRule rule) {
    Measure measure = Measure.of(rule.metric(), rule.statistic());
    double[] tries = Question.values(questions.values(measure));
    if (tries.length == 0) {
      return unanswered(rule, "nothing of the kind was measured");
    }
    double value = Robust.median(tries);
    return switch (rule.simpleRule()) {
      case SimpleRule.Bound bound ->
          bound.holds(value) ? Optional.empty() : broken(rule, measure, value, "");
      case SimpleRule.StandardDeviations sd -> beyond(rule, measure, value, sd.k());
      case SimpleRule.Percent percent -> above(rule, measure, value, percent.percent(), true);
      case SimpleRule.MedianOfThree median ->
          tries.length < 3
              ? unanswered(rule, "it takes three tries")
              : above(rule, measure, value, median.percent(), false);
    };
  }

  private Optional<CourseFinding> beyond(
      JudgementRule rule, Measure measure, double value, double k) {
    double[] past = latest(measure);
    if (past.length < FEWEST) {
      return unanswered(rule, "it takes three runs to compare with");
    }
    return worse(measure).by(value - Robust.mean(past)) > k * Robust.deviationOf(past)
        ? broken(rule, measure, value, past)
        : Optional.empty();
  }

  private Optional<CourseFinding> above(
      JudgementRule rule, Measure measure, double value, double percent, boolean onlyWorse) {
    double[] past = latest(measure);
    if (past.length == 0) {
      return unanswered(rule, "there is no run to compare with");
    }
    double mean = Robust.mean(past);
    double difference = onlyWorse ? worse(measure).by(value - mean) : Math.abs(value - mean);
    return difference > Math.abs(mean) * percent / 100
        ? broken(rule, measure, value, past)
        : Optional.empty();
  }

  private Worse worse(Measure measure) {
    return Directions.of(spec, measure.selector(), measure.statistic())
        .map(Worse::than)
        .orElse(Worse.Higher);
  }

  private double[] latest(Measure measure) {
    List<Value> past = questions.past(measure);
    return Question.values(past.subList(Math.max(0, past.size() - LATEST), past.size()));
  }

  private Optional<CourseFinding> broken(
      JudgementRule rule, Measure measure, double value, String reference) {
    return Optional.of(
        new CourseFinding.RuleBroken(
            rule.name(),
            rule.rule(),
            JudgedNumber.shown(measure, Worse.Higher).subject(),
            questions.unit(measure).format(value),
            reference));
  }

  private Optional<CourseFinding> broken(
      JudgementRule rule, Measure measure, double value, double[] past) {
    String mean = questions.unit(measure).format(Robust.mean(past));
    return broken(
        rule,
        measure,
        value,
        ", and the mean of the last %d runs is %s".formatted(past.length, mean));
  }

  private static Optional<CourseFinding> unanswered(JudgementRule rule, String why) {
    return Optional.of(new CourseFinding.RuleUnanswered(rule.name(), rule.rule(), why));
  }
}
