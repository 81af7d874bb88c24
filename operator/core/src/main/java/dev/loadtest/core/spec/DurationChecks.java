package dev.loadtest.core.spec;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Is it a duration, and may it be zero? */
final class DurationChecks {
  private static final Pattern WRITTEN = Pattern.compile(Formats.DURATION);

  private DurationChecks() {}

  /** The duration, empty when it is absent or wrong (and then reported). */
  static Optional<Duration> check(String text, Problems spot) {
    if (text == null) {
      return Optional.empty();
    }
    if (!WRITTEN.matcher(text).matches()) {
      spot.add(
          "\"" + text + "\" is not a duration: write numbers with ms, s, m, h or d, e.g. 1m30s");
      return Optional.empty();
    }
    try {
      return Optional.of(GoDuration.parse(text));
    } catch (GrammarException e) {
      spot.add(e.getMessage());
      return Optional.empty();
    }
  }

  static void checkAboveZero(String text, Problems spot) {
    boolean zero = check(text, spot).filter(Duration::isZero).isPresent();
    spot.addIf(zero, "must be longer than 0s: write e.g. 30s");
  }
}
