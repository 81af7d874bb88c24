package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.Comparison;
import java.util.List;
import java.util.Optional;

/** Nothing is wrong. Always has an answer. */
final class HealthyRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    long compared =
        look.judgement().comparisons().stream()
            .filter(c -> c.level() != Comparison.Level.Unknown)
            .count();
    var calibration = look.judgement().calibration();
    return Optional.of(
        new Theory(
            Cause.None,
            List.of(
                compared > 0
                    ? Sign.proven(
                        compared == 1
                            ? "the number that was compared with the baseline is as usual"
                            : "the %d numbers that were compared with the baseline are as usual"
                                .formatted(compared))
                    : Sign.measured(
                        "thresholds were all there was to go by: the baseline has %d of %d runs"
                            .formatted(calibration.runs(), calibration.needed()))),
            ""));
  }
}
