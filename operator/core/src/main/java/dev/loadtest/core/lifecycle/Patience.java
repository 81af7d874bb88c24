package dev.loadtest.core.lifecycle;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** How long to wait before the next look: short where something is expected, else long. */
final class Patience {
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration LONG = Duration.ofSeconds(2);

  /** What looking at one runner's log costs the cluster; it may take up to half of the time. */
  private static final Duration LOOK = Duration.ofMillis(5);

  private Patience() {}

  /** Something is about to happen. */
  static Duration close(Observation seen) {
    Duration look = LOOK.multipliedBy(2L * seen.plan().runners());
    return look.compareTo(SHORT) > 0 ? look : SHORT;
  }

  /**
   * Around the planned end of the load it looks closely: a runner prints its result up to 2 s
   * before the kubelet reports its end.
   */
  static Duration whileLoading(Observation seen) {
    Duration close = close(seen);
    return Stream.of(close, rest(seen).filter(r -> r.compareTo(LONG) < 0).orElse(LONG))
        .max(Duration::compareTo)
        .orElseThrow();
  }

  /** Until the planned end of the load at the earliest: progress may be one interval old. */
  private static Optional<Duration> rest(Observation seen) {
    return seen.progress()
        .map(p -> Duration.ofMillis(p.remainingMs() - seen.plan().runner().progressMs()));
  }
}
