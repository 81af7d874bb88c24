package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.ShapeFinding.WarmUp;
import java.util.List;
import java.util.Optional;

/**
 * Slow or failing only while cold: caches, pools, just-in-time compilation. The judge has tested
 * that the steady part is as always, and that the stage ends better than it began.
 */
final class ColdStartRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    return look.first(WarmUp.class)
        .map(
            warmUp ->
                new Theory(
                    Cause.ColdStart,
                    List.of(Sign.proven(Said.of(warmUp))),
                    "Put a warm-up stage without thresholds before %s, lengthen it, %s. If the service is cold after each rollout, warm it in its readiness probe."
                        .formatted(
                            PlannedStage.told(look, warmUp.stage()),
                            PlannedStage.elsewhere(look))));
  }
}
