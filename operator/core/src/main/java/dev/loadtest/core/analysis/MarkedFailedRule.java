package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.Finding.MarkedFailed;
import java.util.List;
import java.util.Optional;

/** The script called test.fail(): only its author knows why. */
final class MarkedFailedRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    return look.because("MarkedFailed")
        ? look.first(MarkedFailed.class)
            .map(
                marked ->
                    new Theory(
                        Cause.Unknown,
                        List.of(Sign.fitting("the script itself decided it by test.fail()")),
                        "Look in the script for the condition of test.fail() with that text; what it checked does not hold."))
        : Optional.empty();
  }
}
