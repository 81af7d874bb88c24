package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.Measure;
import dev.loadtest.core.spec.MetricSelector;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts a stage into its place. A spike that was carried before and is not any more is lost
 * capacity: a regression. A ramp that became worse while the steady part did not is the test's
 * shape.
 */
final class StageRule {
  private final Questions questions;

  StageRule(Questions questions) {
    this.questions = questions;
  }

  Answer refine(JudgedNumber number, Answer answer) {
    return switch (answer.classification()) {
      case TestShape -> lostCapacity(number, answer).or(() -> unprovenSpike(answer)).orElse(answer);
      case Regression -> growing(number).flatMap(kind -> shape(number, answer)).orElse(answer);
      case Stable,
          Noise,
          Improvement,
          ExpectedShift,
          StaleThreshold,
          Environment,
          Inconclusive,
          InsufficientData,
          NoData,
          Error ->
          answer;
    };
  }

  /** With a spike in the plan, a number without a course may have lost it there. */
  private Optional<Answer> unprovenSpike(Answer answer) {
    boolean spiked = !questions.tries().getFirst().stages().names(StageKind.Spike).isEmpty();
    boolean unproven =
        answer.findings().stream().anyMatch(ShapeFinding.OutsideSteady.class::isInstance);
    return spiked && unproven
        ? Optional.of(answer.as(Classification.Regression, answer.findings()))
        : Optional.empty();
  }

  private Optional<Answer> lostCapacity(JudgedNumber number, Answer answer) {
    return answer.findings().stream()
        .filter(ShapeFinding.SpikeOnly.class::isInstance)
        .map(f -> ((ShapeFinding.SpikeOnly) f).stage())
        .findFirst()
        .filter(stage -> !stage.isEmpty())
        .flatMap(
            stage ->
                questions.about(in(number, stage)).flatMap(spike -> lost(spike, stage, answer)));
  }

  private static Optional<Answer> lost(Question spike, String stage, Answer answer) {
    return Baseline.of(spike)
        .filter(b -> !spike.tries().isEmpty())
        .flatMap(
            baseline -> {
              Shift shift = baseline.compare(spike.tryValues(), Strictness.USUAL);
              return shift.isWorse(spike)
                  ? Optional.of(lost(spike, stage, baseline, shift, answer))
                  : Optional.<Answer>empty();
            });
  }

  private static Answer lost(
      Question spike, String stage, Baseline baseline, Shift shift, Answer answer) {
    Words words = new Words(spike);
    return answer.because(
        Classification.Regression,
        new ShapeFinding.LostCapacity(
            spike.subject(),
            stage,
            words.value(shift.value()),
            words.value(shift.baseline()),
            baseline.values().size()));
  }

  /** The kind of the number's own stage, where it is one in which load grows. */
  private Optional<StageKind> growing(JudgedNumber number) {
    return number
        .measure()
        .selector()
        .stage()
        .flatMap(stage -> questions.tries().getFirst().stages().kind(stage))
        .filter(kind -> kind == StageKind.Ramp);
  }

  private Optional<Answer> shape(JudgedNumber number, Answer answer) {
    Optional<Question> steady = questions.about(whole(number)).flatMap(Question::steady);
    return steady
        .flatMap(Baseline::of)
        .map(baseline -> baseline.compare(steady.get().tryValues(), Strictness.USUAL))
        .filter(shift -> !shift.isWorse(steady.get()))
        .map(shift -> asShape(number, answer, steady.get(), shift));
  }

  private static Answer asShape(JudgedNumber number, Answer answer, Question steady, Shift shift) {
    return answer.because(
        Classification.TestShape,
        new ShapeFinding.RampTooSteep(
            whole(number).subject(),
            number.measure().selector().stage().orElse(""),
            new Words(answer.question()).value(answer.shift().orElseThrow().value()),
            new Words(steady).value(shift.value()),
            ""));
  }

  private static JudgedNumber in(JudgedNumber number, String stage) {
    var tags = new TreeMap<>(number.measure().selector().tags());
    tags.put(MetricSelector.STAGE, stage);
    return with(number, new MetricSelector(number.measure().selector().metric(), tags));
  }

  private static JudgedNumber whole(JudgedNumber number) {
    var tags = new TreeMap<>(number.measure().selector().tags());
    tags.remove(MetricSelector.STAGE);
    return with(number, new MetricSelector(number.measure().selector().metric(), tags));
  }

  private static JudgedNumber with(JudgedNumber number, MetricSelector selector) {
    return new JudgedNumber(
        new Measure(selector, number.measure().statistic()),
        number.worse(),
        number.smallestEffect(),
        Optional.empty());
  }
}
