package dev.loadtest.cli.local;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the loop when something happened, so that it need not look all the time. */
final class Bell {
  /** Many rings while nobody listens are one. */
  private final Semaphore rung = new Semaphore(0);

  void ring() {
    if (rung.availablePermits() == 0) {
      rung.release();
    }
  }

  /** Waits for a ring, or for so long. */
  void await(Duration atMost) {
    try {
      rung.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
      rung.drainPermits();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
