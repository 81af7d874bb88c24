package dev.loadtest.core.analysis;

import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.RunnerReport.ErrorCount;
import dev.loadtest.core.summary.Timeline.Point;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The failed requests of a run by kind, and when they began.
 *
 * @param total requests that failed, of those whose kind is known
 */
record Failures(Map<ErrorKind, Long> counts, long total, double requests, List<ErrorCount> errors) {

  private static final int STATUSES = 3;

  static Failures of(Look look) {
    List<ErrorCount> errors = look.seen().summary().map(RunSummary::errors).orElse(List.of());
    Map<ErrorKind, Long> counts = new EnumMap<>(ErrorKind.class);
    errors.forEach(e -> counts.merge(ErrorKind.of(e), e.count(), Long::sum));
    double requests = look.seen().summary().map(s -> s.headline().requests().orElse(0)).orElse(0.0);
    return new Failures(
        counts, errors.stream().mapToLong(ErrorCount::count).sum(), requests, errors);
  }

  /** The most frequent kind; empty where nothing failed, or nobody said how. */
  Optional<ErrorKind> worst() {
    return counts.entrySet().stream()
        .filter(e -> e.getValue() > 0)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }

  /** Of all failed requests. */
  double share(ErrorKind kind) {
    return total == 0 ? 0 : (double) counts.getOrDefault(kind, 0L) / total;
  }

  /** Of all failed requests: those that waited too long. */
  double waiting() {
    return counts.keySet().stream().filter(ErrorKind::isWaiting).mapToDouble(this::share).sum();
  }

  /** For example: 1,200 of 1,250 failed requests were answered with HTTP 502, 503 or 504. */
  String told(ErrorKind kind) {
    return "%s of %s failed requests %s%s"
        .formatted(
            Prose.number(counts.get(kind)),
            Prose.number(total),
            statuses(kind).orElse(kind.words()),
            kind == ErrorKind.Other || kind == ErrorKind.Network ? example(kind) : "");
  }

  /** For example: were answered with HTTP 500 and 502; the most frequent ones. */
  private Optional<String> statuses(ErrorKind kind) {
    List<String> statuses =
        errors.stream()
            .filter(e -> ErrorKind.of(e) == kind && e.status().matches("[45][0-9]{2}"))
            .map(ErrorCount::status)
            .distinct()
            .limit(STATUSES)
            .toList();
    return statuses.isEmpty()
        ? Optional.empty()
        : Optional.of("were answered with HTTP " + String.join(" and ", statuses));
  }

  private String example(ErrorKind kind) {
    return errors.stream()
        .filter(e -> ErrorKind.of(e) == kind && !e.kind().equals("other"))
        .max(Comparator.comparingLong(ErrorCount::count))
        .map(e -> Quote.after(", most with ", e.kind()))
        .orElse("");
  }

  /** When the first request failed. Unit: ms since the release. */
  static OptionalLong began(Look look) {
    return look.course().stream().filter(p -> p.failed() > 0).mapToLong(Point::atMs).min();
  }
}
