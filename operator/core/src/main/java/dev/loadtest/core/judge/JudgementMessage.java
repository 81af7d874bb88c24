package dev.loadtest.core.judge;

import dev.loadtest.core.judge.ThresholdOutcome.Result;
import dev.loadtest.core.summary.RunSummary;
import java.util.List;

/** The sentence on a run: the verdict, what decided it, and the next step where there is one. */
final class JudgementMessage {
  private JudgementMessage() {}

  static String of(
      Verdict verdict, Grounds grounds, List<ThresholdOutcome> outcomes, RunSummary summary) {
    return verdict
        + ": "
        + grounds
            .finding()
            .map(finding -> because(finding, grounds, outcomes))
            .orElseGet(() -> held(outcomes, summary))
        + ".";
  }

  private static String because(Finding finding, Grounds grounds, List<ThresholdOutcome> outcomes) {
    if (!(finding instanceof Finding.ThresholdCrossed)) {
      return stripped(finding.sentence());
    }
    var crossed = finding.sentence() + more(outcomes);
    if (!grounds.failing()) {
      return "thresholds are advisory, but " + crossed;
    }
    return grounds.classification() == Classification.Environment
        ? crossed
            + ", but the load generator was short of CPU all the time; give it more CPU or use more"
            + " runners"
        : crossed;
  }

  private static String more(List<ThresholdOutcome> outcomes) {
    var crossed = outcomes.stream().filter(o -> o.result() == Result.Crossed).count();
    return crossed < 2
        ? ""
        : "; %d of %d thresholds are crossed".formatted(crossed, outcomes.size());
  }

  private static String held(List<ThresholdOutcome> outcomes, RunSummary summary) {
    var measured = measured(summary);
    return switch (outcomes.size()) {
      case 0 -> measured + " measured; there are no thresholds, so nothing was asked of them";
      case 1 -> "the threshold holds over " + measured;
      default -> "all %d thresholds hold over %s".formatted(outcomes.size(), measured);
    };
  }

  private static String measured(RunSummary summary) {
    var headline = summary.headline();
    return headline.requests().isPresent()
        ? Wording.plural(Math.round(headline.requests().getAsDouble()), "request")
        : Wording.plural(Math.round(headline.iterations().orElse(0)), "iteration");
  }

  private static String stripped(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
