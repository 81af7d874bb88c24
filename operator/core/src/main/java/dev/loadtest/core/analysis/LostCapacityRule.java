package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.ShapeFinding.LostCapacity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A spike that was carried before and is not any more. The test is as it was, so that it is the
 * service's: a limit, a pool, replicas or autoscaling.
 */
final class LostCapacityRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    return look.first(LostCapacity.class).map(lost -> theory(look, lost));
  }

  private static Theory theory(Look look, LostCapacity lost) {
    List<Sign> signs = new ArrayList<>();
    signs.add(
        Sign.proven("stage %s was carried by %d runs before".formatted(lost.stage(), lost.runs())));
    SpareCpu.of(look).map(SpareCpu::told).map(Sign::fitting).ifPresent(signs::add);
    return new Theory(
        Cause.Regression,
        signs,
        "Compare limits, pools, replicas and autoscaling with the last run that carried the spike: kubectl rollout history %s, kubectl get hpa."
            .formatted(Workload.of(look)));
  }
}
