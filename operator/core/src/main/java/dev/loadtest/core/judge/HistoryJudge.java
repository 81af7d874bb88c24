package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.Admission;
import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.baseline.Measure;
import dev.loadtest.core.judge.GateJudge.Judged;
import dev.loadtest.core.spec.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What the history makes of a run: an answer for every number of the gate, and what decides. */
final class HistoryJudge {
  private static final Measure MAIN = Measure.of("http_req_duration", "p(95)");

  private final Evaluation evaluation;
  private final Questions questions;
  private final List<Judged> judged;
  private final RuleCheck rules;
  private final Optional<CourseFinding> growth;
  private final List<Finding> findings;

  private HistoryJudge(Evaluation evaluation, Questions questions, List<Judged> judged) {
    this.evaluation = evaluation;
    this.questions = questions;
    this.judged = judged;
    this.rules = new RuleCheck(evaluation.spec(), questions);
    this.growth = GrowthRule.of(questions.median());
    this.findings = everything();
  }

  static HistoryJudge judge(Evaluation evaluation, List<NamedThreshold> thresholds) {
    Questions questions = new Questions(evaluation);
    List<JudgedNumber> numbers = JudgedNumber.all(evaluation.spec(), thresholds);
    return new HistoryJudge(evaluation, questions, new GateJudge(questions).judge(numbers));
  }

  /** The grounds after the comparison; those before it hold where nothing could be compared. */
  Grounds decide(Grounds before) {
    Grounds compared = compared(before);
    return switch (compared.classification()) {
      case Regression, Environment, Error -> compared;
      case Stable,
          Noise,
          Improvement,
          ExpectedShift,
          StaleThreshold,
          TestShape,
          Inconclusive,
          InsufficientData,
          NoData ->
          grown(before).or(() -> ruled(compared)).orElse(compared);
    };
  }

  /** A leak is a regression of its own, whatever the level is. */
  private Optional<Grounds> grown(Grounds before) {
    return growth
        .filter(g -> evaluation.spec().tier() == Tier.Soak)
        .map(
            g ->
                new Grounds(
                    Classification.Regression,
                    "GrowsWithinRun",
                    before.breach(),
                    before.failing(),
                    Optional.of(g)));
  }

  /** A simple rule fails the run as a threshold does. */
  private Optional<Grounds> ruled(Grounds compared) {
    return broken()
        .map(
            rule ->
                new Grounds(
                    compared.classification() == Classification.Noise
                        ? Classification.Stable
                        : compared.classification(),
                    "RuleBroken",
                    true,
                    true,
                    Optional.of(rule)));
  }

  private Grounds compared(Grounds before) {
    return deciding()
        .filter(answer -> answer.shift().isPresent() || saysMore(answer))
        .map(answer -> grounds(answer, before))
        .orElse(before);
  }

  private Grounds grounds(Answer answer, Grounds before) {
    Classification classification = decided(answer.classification());
    boolean plain =
        classification == Classification.Stable
            || classification == Classification.InsufficientData
            || classification == Classification.Noise && !answer.breach();
    boolean otherBreach = before.breach() && before.failing() && !answer.breach();
    if (otherBreach && plain) {
      return before;
    }
    return new Grounds(
        classification,
        plain ? before.reason() : reason(answer),
        before.breach(),
        before.failing(),
        answer.findings().stream().findFirst());
  }

  /** Without anything to compare with, only surroundings and too few samples say more. */
  private static boolean saysMore(Answer answer) {
    return answer.classification() == Classification.Environment
        || answer.findings().stream().anyMatch(LevelFinding.TooFewSamples.class::isInstance);
  }

  private static String reason(Answer answer) {
    boolean busy =
        answer.findings().stream().anyMatch(SurroundingsFinding.GeneratorBusy.class::isInstance);
    return busy ? "GeneratorSaturated" : answer.classification().name();
  }

  /** Within its noise, and nothing was ever in doubt: stable. */
  private Classification decided(Classification classification) {
    return switch (classification) {
      case Noise ->
          deciding().orElseThrow().findings().isEmpty() ? Classification.Stable : classification;
      case Stable,
          Improvement,
          ExpectedShift,
          StaleThreshold,
          TestShape,
          Environment,
          Regression,
          Inconclusive,
          InsufficientData,
          NoData,
          Error ->
          classification;
    };
  }

  /** The answer that decides, empty when there was nothing to compare. */
  Optional<Answer> deciding() {
    return GateJudge.gravest(judged).map(Judged::answer);
  }

  /** What decides first; it may be there twice. */
  List<Finding> findings() {
    return findings;
  }

  private List<Finding> everything() {
    List<Finding> all = new ArrayList<>();
    GateJudge.gravest(judged).ifPresent(j -> all.addAll(worthTelling(j)));
    judged.forEach(j -> all.addAll(worthTelling(j)));
    all.addAll(rules.findings());
    growth.ifPresent(all::add);
    FlakyRule.of(evaluation.history()).ifPresent(all::add);
    otherImage().ifPresent(all::add);
    return all.stream().filter(f -> !(f instanceof LevelFinding.TooFewRuns)).toList();
  }

  /** Another runner image may measure otherwise: no erasure of the history, and worth knowing. */
  private Optional<CourseFinding> otherImage() {
    String image = evaluation.spec().runner().image();
    return evaluation.history().runs().stream()
        .filter(KeptRun::counts)
        .map(KeptRun::image)
        .filter(Objects::nonNull)
        .reduce((older, newer) -> newer)
        .filter(before -> image != null && !before.equals(image))
        .map(before -> new CourseFinding.OtherImage(image, before));
  }

  /** Too few samples for a number that nobody asked for are no news. */
  private static List<Finding> worthTelling(Judged judged) {
    return judged.answer().findings().stream()
        .filter(
            f ->
                judged.number().threshold().isPresent()
                    || !(f instanceof LevelFinding.TooFewSamples))
        .toList();
  }

  /** What is held of each number, in the order of the gate. */
  List<Answered> answers() {
    return judged.stream().map(Answered::of).toList();
  }

  /** Every number once, in the order of the gate. */
  List<Comparison> comparisons() {
    return Comparisons.of(judged);
  }

  /** Of the most important number: p95, where it is measured, else the first one. */
  Calibration calibration(Admission admission) {
    int needed = evaluation.spec().judgement().baseline().needed();
    int before = main().map(j -> j.answer().question().past().size()).orElse(0);
    return new Calibration(before + (admission == Admission.Admitted ? 1 : 0), needed);
  }

  /** The number that people look at first. */
  Optional<Judged> main() {
    return judged.stream()
        .filter(j -> j.number().measure().equals(MAIN))
        .findFirst()
        .or(() -> judged.stream().findFirst());
  }

  Optional<String> doubt() {
    return Stream.concat(
            deciding().stream().flatMap(a -> a.doubt().stream()),
            Stream.concat(
                judged.stream().flatMap(j -> j.answer().doubt().stream()), rules.doubt().stream()))
        .findFirst();
  }

  private Optional<Finding> broken() {
    return findings.stream().filter(CourseFinding.RuleBroken.class::isInstance).findFirst();
  }
}
