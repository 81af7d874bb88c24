package dev.loadtest.core.judge;

import dev.loadtest.core.judge.ThresholdOutcome.Result;
import dev.loadtest.core.summary.RunSummary;
import java.util.List;
import java.util.Optional;

/** The sentence on a run that was compared with its history. */
final class ComparedMessage {
  private ComparedMessage() {}

  static String of(
      Verdict verdict,
      Grounds grounds,
      HistoryJudge history,
      Calibration calibration,
      List<ThresholdOutcome> outcomes,
      RunSummary summary) {
    return switch (grounds.classification()) {
      case Regression -> verdict + ": " + regression(grounds, outcomes, history) + ".";
      case Stable, InsufficientData, NoData, Error ->
          plain(verdict, grounds, outcomes, summary) + place(history, calibration) + ".";
      case Noise,
          Improvement,
          ExpectedShift,
          StaleThreshold,
          TestShape,
          Environment,
          Inconclusive ->
          verdict + ": " + explained(grounds, outcomes) + ".";
    };
  }

  private static String regression(
      Grounds grounds, List<ThresholdOutcome> outcomes, HistoryJudge history) {
    String what = grounds.finding().map(Finding::sentence).orElse("the service became worse");
    boolean disturbed = history.findings().stream().anyMatch(SurroundingsFinding.class::isInstance);
    return what
        + crossed(outcomes).map(c -> "; " + c).orElse("")
        + (disturbed ? "" : "; no sign of environment");
  }

  private static String explained(Grounds grounds, List<ThresholdOutcome> outcomes) {
    String why = grounds.finding().map(Finding::sentence).orElse("");
    return crossed(outcomes)
        .map(c -> why.isEmpty() ? c : c + ", but " + why)
        .orElse(why.isEmpty() ? "nothing else was seen" : why);
  }

  private static Optional<String> crossed(List<ThresholdOutcome> outcomes) {
    return outcomes.stream()
        .filter(o -> o.result() == Result.Crossed)
        .findFirst()
        .map(
            o -> Wording.crossed(o.metric(), o.expression(), o.observed().orElseThrow(), o.unit()));
  }

  private static String plain(
      Verdict verdict, Grounds grounds, List<ThresholdOutcome> outcomes, RunSummary summary) {
    String sentence = JudgementMessage.of(verdict, grounds, outcomes, summary);
    return sentence.substring(0, sentence.length() - 1);
  }

  /** What a threshold rests on, where the main number stands, or how far the test has learned. */
  private static String place(HistoryJudge history, Calibration calibration) {
    Optional<String> tooFew =
        history
            .deciding()
            .filter(answer -> answer.question().threshold().isPresent())
            .flatMap(answer -> answer.findings().stream().findFirst())
            .filter(LevelFinding.TooFewSamples.class::isInstance)
            .map(f -> "; " + f.sentence());
    return tooFew.orElseGet(() -> standing(history, calibration));
  }

  private static String standing(HistoryJudge history, Calibration calibration) {
    return history
        .main()
        .map(
            main ->
                main.answer()
                    .shift()
                    .map(shift -> place(main.answer().question(), shift))
                    .orElseGet(() -> learning(calibration)))
        .orElse("");
  }

  private static String place(Question question, Shift shift) {
    Words words = new Words(question);
    return "; %s is %s its baseline of %s (n=%d, detectable %s)"
        .formatted(
            question.subject(),
            words.change(shift.change()),
            words.value(shift.baseline()),
            shift.runs(),
            words.size(shift.detectable()));
  }

  private static String learning(Calibration calibration) {
    return calibration.runs() > calibration.needed()
        ? ""
        : "; the baseline now has %d of %d runs"
            .formatted(calibration.runs(), calibration.needed());
  }
}
