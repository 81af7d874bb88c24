package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.Finding.ThresholdCrossed;
import dev.loadtest.core.judge.LevelFinding.Improved;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Better than before. Errors are quick, too: with failed requests an improvement is only what fits.
 */
final class ImprovementRule implements Rule {
  private static final double SUSPICIOUS = 0.01;

  @Override
  public Optional<Theory> explain(Look look) {
    return look.first(Improved.class).map(improved -> theory(look, improved));
  }

  private static Theory theory(Look look, Improved improved) {
    double errors = look.seen().summary().map(s -> s.headline().errorRate().orElse(0)).orElse(0.0);
    List<Sign> signs = new ArrayList<>();
    signs.add(
        errors > SUSPICIOUS
            ? Sign.fitting(
                "%s of the requests failed, and failures are quick"
                    .formatted(Prose.percent(errors)))
            : Sign.proven(
                "%s is beyond what this test varies by itself, and requests did not fail instead"
                    .formatted(improved.subject())));
    return new Theory(Cause.Improvement, signs, nextStep(look, errors));
  }

  private static String nextStep(Look look, double errors) {
    if (errors > SUSPICIOUS) {
      return "Look at the failed requests first.";
    }
    return look.has(ThresholdCrossed.class)
        ? "It is better than it was and still over the threshold: go on, or set the threshold to what is wanted."
        : "Tighten the threshold if it should protect that. To have it as the new normal at once, accept this run: kubectl annotate lt/TEST loadtest.dev/accept-baseline=RUN.";
  }
}
