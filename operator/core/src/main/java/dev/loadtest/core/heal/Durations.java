package dev.loadtest.core.heal;

import dev.loadtest.core.spec.GoDuration;
import dev.loadtest.core.spec.GrammarException;
import java.time.Duration;
import java.util.Optional;

/** Durations as people write them. */
final class Durations {
  private Durations() {}

  /** Rounded up: to seconds below half a minute, then to 5 s, from ten minutes on to minutes. */
  static Duration rounded(Duration exact) {
    long ms = exact.toMillis();
    long step = ms <= 30_000 ? 1_000 : ms <= 600_000 ? 5_000 : 60_000;
    return Duration.ofMillis((ms + step - 1) / step * step);
  }

  /** For example 1m30s. */
  static String written(Duration time) {
    StringBuilder text = new StringBuilder();
    add(text, time.toHours(), "h");
    add(text, time.toMinutesPart(), "m");
    add(text, time.toSecondsPart(), "s");
    add(text, time.toMillisPart(), "ms");
    return text.isEmpty() ? "0s" : text.toString();
  }

  /** What somebody else wrote; empty where it is no duration above zero. */
  static Optional<Duration> read(String text) {
    try {
      return Optional.of(GoDuration.parse(text)).filter(d -> d.compareTo(Duration.ZERO) > 0);
    } catch (GrammarException e) {
      return Optional.empty();
    }
  }

  static Duration max(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  static Duration min(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static void add(StringBuilder text, long amount, String unit) {
    if (amount > 0) {
      text.append(amount).append(unit);
    }
  }
}
