package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.Finding.ThresholdCrossed;
import dev.loadtest.core.judge.LevelFinding.Declared;
import dev.loadtest.core.judge.LevelFinding.PerhapsBeyondDeclared;
import java.util.List;
import java.util.Optional;

/**
 * A change that judgement.expectedChanges declares. Covered, it is proven; where a larger one may
 * hide in the noise, it only fits.
 */
final class DeclaredChangeRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    return look.first(Declared.class)
        .map(d -> new Theory(Cause.DeclaredChange, List.of(Sign.proven(Said.of(d))), covered(look)))
        .or(
            () ->
                look.first(PerhapsBeyondDeclared.class)
                    .map(
                        p ->
                            new Theory(
                                Cause.DeclaredChange,
                                List.of(Sign.fitting(Said.of(p))),
                                "Run again; or raise tolerancePercent of that change in judgement.expectedChanges if as much is acceptable.")));
  }

  private static String covered(Look look) {
    return look.has(ThresholdCrossed.class)
        ? "Set the threshold to what the declared change leads to: you declared the change, and the threshold is as before."
        : "Nothing now. Delete the declaration from judgement.expectedChanges when it is an old story.";
  }
}
