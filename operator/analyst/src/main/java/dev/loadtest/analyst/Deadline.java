package dev.loadtest.analyst;

import java.time.Duration;

/** The moment by which everything must be over. */
record Deadline(long atNanos) {

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Time that is left, 0 or more. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, atNanos - System.nanoTime()));
  }

  boolean allows(Duration wait) {
    return wait.compareTo(left()) < 0;
  }
}
