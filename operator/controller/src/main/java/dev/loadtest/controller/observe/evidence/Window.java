package dev.loadtest.controller.observe.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The time in which load was sent. Times of the API are in whole seconds, cut off. */
record Window(Instant from, Instant until) {

  boolean contains(Instant time) {
    return !time.isBefore(from.truncatedTo(ChronoUnit.SECONDS)) && !time.isAfter(until);
  }

  boolean contains(String time) {
    return within(time).isPresent();
  }

  /** A time of the API, if there is one and it lies within. */
  Optional<String> within(String time) {
    return parse(time).filter(this::contains).map(Instant::toString);
  }

  /** A time of the API that lies before. */
  boolean follows(String time) {
    return parse(time).map(t -> t.isBefore(from.truncatedTo(ChronoUnit.SECONDS))).orElse(false);
  }

  /** Not everything that serves an API of Kubernetes writes times as Kubernetes does. */
  static Optional<Instant> parse(String time) {
    try {
      return Optional.ofNullable(time).map(Instant::parse);
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
