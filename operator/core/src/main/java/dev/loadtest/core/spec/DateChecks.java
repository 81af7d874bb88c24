package dev.loadtest.core.spec;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Is it a day of the calendar? */
final class DateChecks {
  private DateChecks() {}

  static void check(String date, Problems spot) {
    if (date == null) {
      return;
    }
    try {
      LocalDate.parse(date);
    } catch (DateTimeException e) {
      spot.add("\"" + date + "\" is not a date: write year, month and day, e.g. 2026-12-01");
    }
  }
}
