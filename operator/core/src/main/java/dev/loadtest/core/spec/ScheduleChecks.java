package dev.loadtest.core.spec;

import java.time.ZoneId;
import java.util.Set;

/** Will the schedule ever be due, and in which time zone? */
final class ScheduleChecks {
  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

  private ScheduleChecks() {}

  static void check(Schedule schedule, Problems spot) {
    if (schedule == null) {
      return;
    }
    if (schedule.cron() != null) {
      CronExpression.problemOf(schedule.cron()).ifPresent(spot.at("cron")::add);
    }
    String zone = schedule.timeZone();
    spot.at("timeZone")
        .addIf(
            !ZONES.contains(zone),
            "unknown time zone \"%s\"%s Write a name of the tz database, e.g. Europe/Berlin or Etc/UTC"
                .formatted(zone, hint(zone)));
  }

  private static String hint(String zone) {
    String guess = Spelling.hint(zone, ZONES);
    return guess.isEmpty() ? "." : guess;
  }
}
