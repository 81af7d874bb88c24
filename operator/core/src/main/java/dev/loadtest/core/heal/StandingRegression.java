package dev.loadtest.core.heal;

import dev.loadtest.core.judge.Answered;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.CourseFinding;
import dev.loadtest.core.judge.Finding;
import dev.loadtest.core.judge.LevelFinding;
import dev.loadtest.core.judge.ShapeFinding;
import dev.loadtest.core.judge.SurroundingsFinding;
import dev.loadtest.core.judge.TargetFinding;
import dev.loadtest.core.spec.Tier;
import java.util.Optional;

/** Whether anything at all says that the service became worse: then the test is left alone. */
final class StandingRegression {
  private StandingRegression() {}

  /** What says so, a sentence. */
  static Optional<String> of(HealCase seen) {
    return seen.findings().stream()
        .filter(f -> isRegression(f, seen.spec().tier()))
        .findFirst()
        .map(Finding::sentence)
        .or(() -> byClass(seen));
  }

  private static Optional<String> byClass(HealCase seen) {
    if (seen.analysed().judgement().classification() == Classification.Regression) {
      return Optional.of(seen.analysed().judgement().message());
    }
    return seen.answers().stream()
        .filter(a -> a.classification() == Classification.Regression)
        .findFirst()
        .map(Answered::subject);
  }

  private static boolean isRegression(Finding finding, Tier tier) {
    return finding instanceof LevelFinding level && isRegression(level)
        || finding instanceof ShapeFinding.LostCapacity
        || finding instanceof SurroundingsFinding.Remains
        || finding instanceof TargetFinding.Degraded
        || tier == Tier.Soak
            && (finding instanceof CourseFinding.GrowsWithinRun
                || finding instanceof TargetFinding.MemoryGrows);
  }

  private static boolean isRegression(LevelFinding finding) {
    return switch (finding) {
      case LevelFinding.Regressed f -> true;
      case LevelFinding.BeyondDeclared f -> true;
      case LevelFinding.PerhapsBeyondDeclared f -> true;
      case LevelFinding.Drifting f -> true;
      case LevelFinding.UndeclaredStep f -> true;
      case LevelFinding.Improved f -> false;
      case LevelFinding.Declared f -> false;
      case LevelFinding.ThresholdStale f -> false;
      case LevelFinding.ThresholdInNoiseBand f -> false;
      case LevelFinding.Outvoted f -> false;
      case LevelFinding.TooFewSamples f -> false;
      case LevelFinding.TooFewRuns f -> false;
      case LevelFinding.Undecided f -> false;
    };
  }
}
