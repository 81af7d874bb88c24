package dev.loadtest.core.heal;

import dev.loadtest.core.judge.Calibration;
import dev.loadtest.core.judge.CourseFinding.RuleBroken;
import dev.loadtest.core.judge.Judgement;
import dev.loadtest.core.spec.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What could be changed after a run: what its findings ask for, where they can be relied on. */
final class Ideas {
  private Ideas() {}

  static List<Idea> of(HealCase seen) {
    Judgement judgement = seen.analysed().judgement();
    return switch (judgement.classification()) {
      case Error ->
          judgement.reason().equals(MemoryIdeas.REASON)
              ? MemoryIdeas.of(seen)
              : List.of(notMeasured(judgement));
      case Environment -> or(GeneratorIdeas.of(seen), notMeasured(judgement));
      case InsufficientData ->
          or(
              seen.spec().tier() == Tier.Soak ? SoakIdeas.of(seen) : List.of(),
              notMeasured(judgement));
      case NoData, Inconclusive, Regression -> List.of(notMeasured(judgement));
      case Stable, Noise, Improvement, ExpectedShift, StaleThreshold, TestShape ->
          against(seen)
              .<List<Idea>>map(why -> List.of(new Idea.Refused(why)))
              .orElseGet(() -> measured(seen));
    };
  }

  /** Repairs first; thresholds get tighter, or are added, where nothing needs repair. */
  private static List<Idea> measured(HealCase seen) {
    List<Idea> repairs = new ArrayList<>(StageIdeas.of(seen));
    repairs.addAll(ThresholdIdeas.looser(seen));
    if (!repairs.isEmpty()) {
      return repairs;
    }
    List<Idea> tighter = ThresholdIdeas.tighter(seen);
    return tighter.isEmpty() ? NewThresholds.of(seen) : tighter;
  }

  private static Optional<String> against(HealCase seen) {
    Calibration calibration = seen.analysed().judgement().calibration();
    return Disturbance.of(seen)
        .map(Guardrail.Disturbed::of)
        .or(
            () ->
                calibration.provisional()
                    ? Optional.of(
                        Guardrail.Provisional.of(calibration.runs(), calibration.needed()))
                    : Optional.empty())
        .or(
            () ->
                seen.findings(RuleBroken.class).stream()
                    .findFirst()
                    .map(f -> Guardrail.RuleBroken.of(f.sentence())));
  }

  private static Idea notMeasured(Judgement judgement) {
    return Idea.refused(Guardrail.NotMeasured, judgement.classification());
  }

  private static List<Idea> or(List<Idea> ideas, Idea instead) {
    return ideas.isEmpty() ? List.of(instead) : ideas;
  }
}
