package dev.loadtest.core.spec;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Does the load take a time, and are all its durations right? */
final class LoadTimes {
  private static final Duration LONGEST = Duration.ofDays(30);

  private LoadTimes() {}

  static void check(Load load, Problems spot) {
    checkStages(load.stages(), spot.at("stages"));
    DurationChecks.checkAboveZero(load.duration(), spot.at("duration"));
    DurationChecks.checkAboveZero(load.maxDuration(), spot.at("maxDuration"));
    DurationChecks.checkAboveZero(load.timeUnit(), spot.at("timeUnit"));
    DurationChecks.check(load.gracefulRampDown(), spot.at("gracefulRampDown"));
    DurationChecks.check(load.gracefulStop(), spot.at("gracefulStop"));
  }

  private static void checkStages(List<Stage> stages, Problems spot) {
    Optional<Duration> total = Optional.of(Duration.ZERO);
    for (int i = 0; i < stages.size(); i++) {
      var stage = DurationChecks.check(stages.get(i).duration(), spot.at(i).at("duration"));
      total = total.flatMap(t -> stage.map(d -> sum(t, d)));
    }
    spot.addIf(
        !stages.isEmpty() && total.filter(Duration::isZero).isPresent(),
        "the stages take no time: give at least one stage a duration above 0s");
    spot.addIf(
        total.filter(t -> t.compareTo(LONGEST) > 0).isPresent(),
        "the stages take more than 30 days: shorten them");
  }

  private static Duration sum(Duration a, Duration b) {
    return a.compareTo(LONGEST) > 0 ? a : a.plus(b);
  }
}
