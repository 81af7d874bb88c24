package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.LevelFinding.Drifting;
import java.util.List;
import java.util.Optional;

/**
 * Slower bit by bit from run to run. That it creeps is tested; what creeps is data that grows as
 * often as many small changes.
 */
final class CreepRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    return look.first(Drifting.class)
        .map(
            drift ->
                new Theory(
                    Cause.Leak,
                    List.of(
                        Sign.fitting(
                            "no single run stands out over the %d runs: what grows by itself, such as data, or many small changes"
                                .formatted(drift.runs()))),
                    "Plot it against what grew in the same time (rows, connections, versions): loadtest history shows the runs. If it is the price of something wanted, accept this run: kubectl annotate lt/TEST loadtest.dev/accept-baseline=RUN."));
  }
}
