package dev.loadtest.core.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Throughput is flat and response times grow with the users, while CPU is to spare or requests end
 * in waiting (timeouts, 502 to 504): they queue for a pool, a lock or a call behind the service.
 * Source: Little's law, see {@link Strain}.
 */
final class PoolLimitRule implements Rule {
  /** Share of the failed requests that ended in waiting. */
  private static final double MOST = 0.5;

  @Override
  public Optional<Theory> explain(Look look) {
    return Strain.of(look).filter(Strain::isFlat).flatMap(strain -> explain(look, strain));
  }

  private static Optional<Theory> explain(Look look, Strain strain) {
    var spare = SpareCpu.of(look);
    var failures = Failures.of(look);
    var worst = failures.worst().filter(kind -> failures.waiting() >= MOST);
    List<Sign> signs = new ArrayList<>();
    spare.map(SpareCpu::told).map(Sign::measured).ifPresent(signs::add);
    signs.add(Sign.fitting(strain.flat()));
    if (strain.isProportional()) {
      signs.add(Sign.fitting(strain.proportional()));
    }
    worst.map(failures::told).map(Sign::fitting).ifPresent(signs::add);
    return spare.isEmpty() && worst.isEmpty()
        ? Optional.empty()
        : Optional.of(new Theory(Cause.PoolLimit, signs, nextStep(look)));
  }

  static String nextStep(Look look) {
    return "Compare the pools of %s with the number of users: database connections, worker threads, HTTP client connections, locks. Raise the one that is exhausted, or make what holds it quicker; traces show where requests wait."
        .formatted(Workload.name(look));
  }
}
