package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.Finding.StoppedEarly;
import java.util.List;
import java.util.Optional;

/** Half a load proves nothing good: it was stopped, or took longer than planned. */
final class StoppedRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    return look.because("StoppedEarly")
        ? look.first(StoppedEarly.class).map(stopped -> theory(look, stopped))
        : Optional.empty();
  }

  private static Theory theory(Look look, StoppedEarly stopped) {
    return new Theory(
        Cause.Unknown,
        List.of(
            Sign.fitting(
                "the load ended after %s with %s, and no threshold was crossed until then"
                    .formatted(
                        Prose.time(look.seen().summary().map(s -> s.durationMs()).orElse(0L)),
                        stopped.reason()))),
        "Find out who stopped it (kubectl events), and run again; for a load that takes longer than planned raise timeouts.run.");
  }
}
