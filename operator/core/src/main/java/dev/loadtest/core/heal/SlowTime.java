package dev.loadtest.core.heal;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Until when a stage was slow, as a finding of the judge says it: {@code , from 0 s to 30 s}. */
final class SlowTime {
  private static final Pattern UNTIL = Pattern.compile(" to ([0-9,]{1,12}(?:\\.[0-9]{1,3})?) s$");

  private SlowTime() {}

  /** Since the beginning of the stage; empty where it is not known. */
  static Optional<Duration> within(String when, long stageStartMs) {
    var found = UNTIL.matcher(when);
    if (!found.find()) {
      return Optional.empty();
    }
    double seconds = Double.parseDouble(found.group(1).replace(",", ""));
    Duration slow = Duration.ofMillis(Math.round(seconds * 1000) - stageStartMs);
    return Optional.of(slow).filter(s -> s.compareTo(Duration.ZERO) > 0);
  }
}
