package dev.loadtest.core.plan;

import dev.loadtest.core.spec.GoDuration;
import dev.loadtest.core.spec.Load;
import dev.loadtest.core.spec.Stage;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a load takes at most, graceful stop included, as k6 plans it (k6 {@code lib/executor}).
 */
public final class LoadDuration {
  private static final Duration GRACEFUL_STOP = Duration.ofSeconds(30);
  private static final Duration ITERATIONS_MAX = Duration.ofMinutes(10);

  private LoadDuration() {}

  public static Duration of(Load load) {
    Duration graceful =
        Optional.ofNullable(load.gracefulStop()).map(GoDuration::parse).orElse(GRACEFUL_STOP);
    return regular(load).plus(graceful);
  }

  /** The same without the graceful stop. */
  public static Duration regular(Load load) {
    return switch (load.executor()) {
      case RampingVUs, RampingArrivalRate ->
          load.stages().stream()
              .map(Stage::duration)
              .map(GoDuration::parse)
              .reduce(Duration.ZERO, Duration::plus);
      case ConstantVUs, ConstantArrivalRate -> GoDuration.parse(load.duration());
      case SharedIterations, PerVUIterations ->
          Optional.ofNullable(load.maxDuration()).map(GoDuration::parse).orElse(ITERATIONS_MAX);
    };
  }
}
