package dev.loadtest.analyst;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How long a server asks us to wait: seconds or a date (RFC 9110, 10.2.3), or OpenAI's {@code
 * retry-after-ms}.
 */
final class RetryAfter {
  private RetryAfter() {}

  static Optional<Duration> of(HttpHeaders headers) {
    return headers
        .firstValue("retry-after-ms")
        .flatMap(ms -> number(ms, 1))
        .or(() -> headers.firstValue("retry-after").flatMap(s -> number(s, 1000)))
        .or(() -> headers.firstValue("retry-after").flatMap(at -> between(headers, at)));
  }

  private static Optional<Duration> number(String text, int millis) {
    return text.strip().matches("[0-9]{1,7}(\\.[0-9]{1,6})?")
        ? Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(text.strip()) * millis)))
        : Optional.empty();
  }

  /** Against the server's own clock. */
  private static Optional<Duration> between(HttpHeaders headers, String at) {
    try {
      Duration wait = Duration.between(date(headers.firstValue("date").orElse("")), date(at));
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static ZonedDateTime date(String text) {
    return ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
  }
}
