package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.ShapeFinding;
import dev.loadtest.core.judge.ShapeFinding.OutsideSteady;
import dev.loadtest.core.judge.ShapeFinding.RampTooSteep;
import java.util.List;
import java.util.Optional;

/**
 * Slow or failing as long as the load grows. The steady part is as always, so that what is missing
 * is time: to scale, to open connections. For throughput, which has no course of its own, the ramp
 * is only the likeliest part.
 */
final class SteepRampRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    return look.first(RampTooSteep.class)
        .map(ramp -> theory(look, ramp, Sign.proven(Said.of(ramp))))
        .or(
            () ->
                look.first(OutsideSteady.class)
                    .map(o -> theory(look, o, Sign.fitting(Said.of(o)))));
  }

  private static Theory theory(Look look, ShapeFinding finding, Sign sign) {
    return new Theory(
        Cause.RampTooSteep,
        List.of(sign),
        "Lengthen %s, for example to three times as long, %s. If users come as fast as that, have %s scale out earlier (kubectl get hpa)."
            .formatted(
                finding.stage().isEmpty() ? "the ramp" : PlannedStage.told(look, finding.stage()),
                PlannedStage.elsewhere(look),
                Workload.name(look)));
  }
}
