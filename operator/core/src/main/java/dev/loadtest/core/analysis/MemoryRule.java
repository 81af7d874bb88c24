package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.TargetFinding.MemoryGrows;
import java.util.List;
import java.util.Optional;

/** Only the memory of the service grows: nothing is wrong yet, or it is one sign of what is. */
final class MemoryRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    return look.first(MemoryGrows.class)
        .map(
            grows ->
                new Theory(
                    Cause.Leak,
                    List.of(Sign.measured(Said.of(grows))),
                    LeakRule.nextStep(look, true)));
  }
}
