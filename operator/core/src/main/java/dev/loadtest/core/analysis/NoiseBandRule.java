package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.Answered;
import dev.loadtest.core.judge.LevelFinding.ThresholdInNoiseBand;
import dev.loadtest.core.judge.NamedThreshold;
import java.util.List;
import java.util.Optional;

/**
 * The threshold lies within what the test varies by itself. As long as the comparison cannot tell a
 * change that matters from noise, that may as well hide one: it only fits.
 */
final class NoiseBandRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    return look.first(ThresholdInNoiseBand.class).map(band -> theory(look, band));
  }

  private static Theory theory(Look look, ThresholdInNoiseBand band) {
    return band.decidable()
        ? new Theory(
            Cause.Threshold,
            List.of(Sign.proven(Said.of(band))),
            "Move threshold %s out of the spread around %s: small changes are what the comparison is for."
                .formatted(named(look), band.level()))
        : new Theory(
            Cause.Threshold,
            List.of(
                Sign.fitting(
                    Said.of(band) + ", and the test is too noisy to tell a change that matters")),
            "Make the test quieter first: a longer steady stage, quiet nodes for the runners, judgement.repeat: 3. Then move threshold %s out of the spread."
                .formatted(named(look)));
  }

  /** For example: t (p(95)<90). */
  static String named(Look look) {
    return look.deciding()
        .flatMap(Answered::threshold)
        .map((NamedThreshold t) -> "%s (%s)".formatted(t.name(), t.expression()))
        .orElse("that is crossed");
  }
}
