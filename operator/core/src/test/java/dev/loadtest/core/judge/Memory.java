package dev.loadtest.core.judge;

import dev.loadtest.core.summary.MemoryCourse;
import dev.loadtest.core.summary.MemoryUse;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.DoubleUnaryOperator;

/** How the memory of a target goes, for tests: looked at every 15 s, as metrics-server measures. */
final class Memory {
  private static final Instant RELEASED = Instant.parse("2026-11-21T02:00:00Z");
  private static final int EVERY_S = 15;

  private Memory() {}

  /**
   * @param mib of hours since the load began. Unit: MiB
   */
  static MemoryCourse of(Duration load, DoubleUnaryOperator mib) {
    return of(load, OptionalLong.empty(), mib);
  }

  /** Of a container with a limit. Unit: MiB. */
  static MemoryCourse limited(Duration load, long limitMib, DoubleUnaryOperator mib) {
    return of(load, OptionalLong.of(limitMib * 1024), mib);
  }

  private static MemoryCourse of(Duration load, OptionalLong limit, DoubleUnaryOperator mib) {
    MemoryCourse course = MemoryCourse.since(RELEASED);
    for (int s = EVERY_S; s <= load.toSeconds(); s += EVERY_S) {
      long kib = Math.round(mib.applyAsDouble(s / 3600.0) * 1024);
      course = course.and(RELEASED.plusSeconds(s), new MemoryUse(kib, limit));
    }
    return course;
  }

  /**
   * A garbage collector's: it grows by so much, and falls back all at once. Unit: MiB and hours.
   */
  static DoubleUnaryOperator sawTooth(double bottom, double height, double period, double phase) {
    return t -> {
      double tooth = t / period + phase;
      return bottom + height * (tooth - Math.floor(tooth));
    };
  }
}
