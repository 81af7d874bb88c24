package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.ShapeFinding.SpikeOnly;
import java.util.List;
import java.util.Optional;

/** Only the spike is too much, and no earlier run carried it: else it would be a regression. */
final class SpikeRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    return look.first(SpikeOnly.class)
        .map(
            spike ->
                new Theory(
                    Cause.SpikeTooHigh,
                    List.of(Sign.proven(Said.of(spike))),
                    "Decide whether %s must be carried. If so, give %s more replicas or faster scaling; if not, go there in steps, or set a threshold for that stage of its own."
                        .formatted(PlannedStage.told(look, spike.stage()), Workload.name(look))));
  }
}
