package dev.loadtest.core.status;

import dev.loadtest.core.lifecycle.Observation;
import dev.loadtest.core.status.LoadTestRunStatus.Progress;
import dev.loadtest.core.summary.ProgressSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Progress in a status: a glance every few seconds, or every watcher of the object would be woken
 * all the time.
 */
final class Glance {
  private static final Duration PERIOD = Duration.ofSeconds(5);

  private Glance() {}

  /** A new glance, or the one before while it is fresh. */
  static Progress of(Observation seen, Optional<Progress> before, Instant now) {
    Optional<Progress> fresh =
        before.filter(p -> now.isBefore(Instant.parse(p.time()).plus(PERIOD)));
    return fresh.or(() -> seen.progress().map(p -> glance(p, now))).orElse(null);
  }

  private static Progress glance(ProgressSummary progress, Instant now) {
    return new Progress(
        now.truncatedTo(ChronoUnit.SECONDS).toString(),
        Amount.duration(Duration.ofMillis(progress.elapsedMs())),
        Amount.duration(Duration.ofMillis(progress.remainingMs())),
        Math.round(progress.vus()),
        Amount.plain(OptionalDouble.of(progress.requestsPerSecond())),
        Amount.milliseconds(progress.recentP95()),
        Amount.percent(progress.errorRate()));
  }
}
