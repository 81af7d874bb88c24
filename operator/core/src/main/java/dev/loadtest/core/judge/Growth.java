package dev.loadtest.core.judge;

import dev.loadtest.core.stats.Drift;
import dev.loadtest.core.stats.Robust;
import java.util.Optional;

/**
 * The ends of a line through values that surely grow within a run. Neighbours in time are alike, so
 * that it takes more certainty than for independent values. Sources: as {@link Drift}.
 */
record Growth(double from, double to) {
  private static final double CERTAIN = 4;
  private static final double LEAST = 0.2;

  /** Of values in their order of time; empty where it is not certain that they grow. */
  static Optional<Growth> of(double[] values) {
    return Drift.certain(values)
        .filter(drift -> drift.z() >= CERTAIN)
        .map(drift -> around(Robust.median(values), drift.total() / 2));
  }

  private static Growth around(double middle, double half) {
    return new Growth(middle - half, middle + half);
  }

  /** Whether it is large enough to matter: a fifth. */
  boolean counts() {
    return from > 0 && to >= from * (1 + LEAST);
  }
}
