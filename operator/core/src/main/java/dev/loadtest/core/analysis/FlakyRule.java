package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.CourseFinding.Flaky;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Passed and failed in turn with nothing changed: the verdict says little until that is settled.
 */
final class FlakyRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    return look.first(Flaky.class).map(flaky -> theory(flaky));
  }

  private static Theory theory(Flaky flaky) {
    List<Sign> signs = new ArrayList<>();
    signs.add(Sign.measured(Said.of(flaky)));
    return new Theory(
        Cause.Flaky,
        signs,
        "Make the test quieter: a longer steady stage, more load, quiet nodes for the runners, judgement.repeat: 3. Then look whether a threshold lies within what is left.");
  }
}
