package dev.loadtest.core.lifecycle;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.loadtest.core.spec.Schedule;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** The times of a schedule. Five cron fields or a macro, in the schedule's time zone, daylight saving included. */
public final class CronTimes {
  private static final CronDefinition UNIX =
      CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX);

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
        ExecutionTime.forCron(new CronParser(UNIX).parse(expanded(schedule.cron()))),
        ZoneId.of(schedule.timeZone()));
  }

  /** cron-utils reads macros only in a definition that lists them; there are five. */
  private static String expanded(String cron) {
    return switch (cron.strip()) {
      case "@hourly" -> "0 * * * *";
      case "@daily", "@midnight" -> "0 0 * * *";
      case "@weekly" -> "0 0 * * 0";
      case "@monthly" -> "0 0 1 * *";
      case "@yearly", "@annually" -> "0 0 1 1 *";
      default -> cron.strip();
    };
  }

  public Optional<Instant> next(Instant after) {
    return times.nextExecution(at(after)).map(ZonedDateTime::toInstant);
  }

  /** The last time in (after, until]. */
  public Optional<Instant> last(Instant after, Instant until) {
    return times
        .lastExecution(at(until.plusSeconds(1)))
        .map(ZonedDateTime::toInstant)
        .filter(t -> t.isAfter(after) && !t.isAfter(until));
  }

  private ZonedDateTime at(Instant instant) {
    return instant.atZone(zone);
  }
}
