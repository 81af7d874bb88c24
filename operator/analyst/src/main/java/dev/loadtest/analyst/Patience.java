package dev.loadtest.analyst;

import java.time.Duration;

/** How often and how long to wait for a provider in trouble. */
final class Patience {
  private static final int REPETITIONS = 2;
  private static final Duration FIRST = Duration.ofMillis(500);

  private Patience() {}

  /**
   * Waits as long as the server asks, or a little; false at once when waiting is of no use or takes
   * longer than there is time.
   */
  static boolean waits(CallFailed failed, int repetition, Deadline deadline) {
    Duration wait = failed.retryAfter().orElse(FIRST.multipliedBy(1L << repetition));
    if (!failed.isPassing() || repetition >= REPETITIONS || !deadline.allows(wait)) {
      return false;
    }
    try {
      Thread.sleep(wait);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
