package dev.loadtest.core.spec;

/** Are the time limits of a run's phases right? */
final class TimeoutChecks {
  private TimeoutChecks() {}

  static void check(Timeouts timeouts, Problems spot) {
    DurationChecks.checkAboveZero(timeouts.start(), spot.at("start"));
    DurationChecks.checkAboveZero(timeouts.collect(), spot.at("collect"));
    DurationChecks.checkAboveZero(timeouts.run(), spot.at("run"));
  }
}
