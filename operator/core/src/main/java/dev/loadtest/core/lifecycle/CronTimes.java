package dev.loadtest.core.lifecycle;

import com.cronutils.model.time.ExecutionTime;
import dev.loadtest.core.spec.CronExpression;
import dev.loadtest.core.spec.Schedule;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The times of a schedule. Five cron fields or a macro, in the schedule's time zone, daylight
 * saving included.
 */
public final class CronTimes {
  private final ExecutionTime times;
  private final ZoneId zone;

  private CronTimes(ExecutionTime times, ZoneId zone) {
    this.times = times;
    this.zone = zone;
  }

  /**
   * @throws IllegalArgumentException for an expression that is no cron
   * @throws java.time.DateTimeException for a time zone that does not exist
   */
  public static CronTimes of(Schedule schedule) {
    return new CronTimes(
        ExecutionTime.forCron(CronExpression.parse(schedule.cron())),
        ZoneId.of(schedule.timeZone()));
  }

  public Optional<Instant> next(Instant after) {
    return times.nextExecution(at(after)).map(ZonedDateTime::toInstant);
  }

  /** The last time in (after, until]. */
  public Optional<Instant> last(Instant after, Instant until) {
    return times
        .lastExecution(at(until.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1)))
        .map(ZonedDateTime::toInstant)
        .filter(t -> t.isAfter(after) && !t.isAfter(until));
  }

  private ZonedDateTime at(Instant instant) {
    return instant.atZone(zone);
  }
}
