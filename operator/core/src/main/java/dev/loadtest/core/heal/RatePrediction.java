package dev.loadtest.core.heal;

import dev.loadtest.core.baseline.KeptRun.Point;
import dev.loadtest.core.judge.Answered;
import dev.loadtest.core.judge.NormalLevel.Known;
import dev.loadtest.core.stats.RateTest;
import dev.loadtest.core.stats.RateTest.Trials;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The same for rates: the smallest rate of failures that so many or more are of in one of 200 runs
 * of an unchanged service. They cluster, so their number is beta-binomial.
 */
final class RatePrediction {
  private static final int HALVINGS = 40;

  private RatePrediction() {}

  static OptionalDouble looseness(HealCase seen, Answered number, Looseness scale, double center) {
    Known level = number.level().orElseThrow();
    List<Point> kept =
        seen.analysed()
            .evaluation()
            .map(e -> new KeptPoints(e, number.measure()).latest(level.runs()))
            .orElse(List.of());
    if (kept.isEmpty() || !(center >= 0 && center <= 1)) {
      return OptionalDouble.empty();
    }
    double distance =
        Math.max(
            highest(kept, scale) - failures(scale, level.center()), Math.abs(level.detectable()));
    double needed = failures(scale, center) + distance;
    return needed < 1 ? OptionalDouble.of(needed) : OptionalDouble.empty();
  }

  private static double highest(List<Point> kept, Looseness scale) {
    Trials[] past =
        kept.stream()
            .map(p -> Trials.of(failures(scale, p.value()), Math.max(1, p.samples())))
            .toArray(Trials[]::new);
    long trials = kept.stream().mapToLong(p -> Math.max(1, p.samples())).min().orElse(1);
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      boolean rare = RateTest.of(past, Trials.of(middle, trials)).pValue() < Prediction.CROSSED;
      low = rare ? low : middle;
      high = rare ? middle : high;
    }
    return high;
  }

  private static double failures(Looseness scale, double rate) {
    return Math.clamp(scale.of(rate), 0.0, 1.0);
  }
}
