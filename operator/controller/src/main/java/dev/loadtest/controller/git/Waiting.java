package dev.loadtest.controller.git;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * How long a forge wants to be left alone, by the headers of its answer.
 *
 * <p>Sources: RFC 9110, section 10.2.3 ({@code Retry-After}: seconds or a date); GitHub, "Rate
 * limits for the REST API" ({@code x-ratelimit-remaining}, {@code x-ratelimit-reset}: seconds since
 * 1970).
 */
final class Waiting {
  private static final Duration LONGEST = Duration.ofDays(1);

  private Waiting() {}

  static Optional<Duration> asked(HttpHeaders headers, Instant now) {
    return headers
        .firstValue("Retry-After")
        .map(String::strip)
        .flatMap(value -> read(value, now))
        .or(() -> untilReset(headers, now));
  }

  /** A 403 of GitHub is one of these two: no right, or too many calls. */
  static boolean limited(HttpHeaders headers) {
    return headers.firstValue("Retry-After").isPresent() || nothingLeft(headers);
  }

  private static boolean nothingLeft(HttpHeaders headers) {
    return headers.firstValue("x-ratelimit-remaining").filter("0"::equals).isPresent();
  }

  private static Optional<Duration> untilReset(HttpHeaders headers, Instant now) {
    return nothingLeft(headers)
        ? headers
            .firstValue("x-ratelimit-reset")
            .filter(value -> value.matches("\\d{1,11}"))
            .map(
                value ->
                    bounded(Duration.between(now, Instant.ofEpochSecond(Long.parseLong(value)))))
        : Optional.empty();
  }

  private static Optional<Duration> read(String value, Instant now) {
    if (value.matches("\\d{1,9}")) {
      return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(value))));
    }
    try {
      var date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(bounded(Duration.between(now, date.toInstant())));
    } catch (DateTimeParseException neither) {
      return Optional.empty();
    }
  }

  private static Duration bounded(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
