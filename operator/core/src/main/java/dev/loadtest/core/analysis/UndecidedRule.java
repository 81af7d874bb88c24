package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.LevelFinding.Undecided;
import java.util.List;
import java.util.Optional;

/** Crossed, and neither surely changed nor surely noise. Always has an answer. */
final class UndecidedRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    var why = look.first(Undecided.class).map(Said::of).orElse("the measurements do not decide it");
    return Optional.of(
        new Theory(
            Cause.Unknown,
            List.of(Sign.fitting(why)),
            "Run again. If it stays open, make smaller changes visible: a longer steady stage, judgement.reruns: 4, quiet nodes for the runners."));
  }
}
