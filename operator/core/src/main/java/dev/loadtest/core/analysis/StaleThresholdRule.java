package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.LevelFinding.ThresholdStale;
import java.util.List;
import java.util.Optional;

/** The threshold does not fit a level that somebody accepted, or never did. */
final class StaleThresholdRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    return look.first(ThresholdStale.class)
        .map(
            stale ->
                new Theory(
                    Cause.Threshold,
                    List.of(Sign.proven(Said.of(stale))),
                    "Set threshold %s well above the level of %s, or make %s faster."
                        .formatted(NoiseBandRule.named(look), stale.level(), Workload.name(look))));
  }
}
