package dev.loadtest.core.heal;

import dev.loadtest.core.judge.Answered;
import dev.loadtest.core.judge.NormalLevel.Known;
import dev.loadtest.core.stats.Level;
import dev.loadtest.core.stats.LevelTest;
import java.util.OptionalDouble;

/**
 * Where the next run of an unchanged service falls: a Student-t prediction bound that one of 200
 * runs crosses, and never less than the smallest change that counts.
 */
final class Prediction {
  /** One-sided. */
  static final double CROSSED = 0.005;

  /** With fewer runs the spread is that of the level before, which has five at least. */
  private static final int OWN_SPREAD = 5;

  private Prediction() {}

  /**
   * The looseness of a threshold that noise does not cross.
   *
   * @param center where the number is now
   * @param values how many values say so
   */
  static OptionalDouble looseness(
      HealCase seen, Answered number, Looseness scale, double center, int values) {
    Known level = number.level().orElseThrow();
    if (scale.rate()) {
      return RatePrediction.looseness(seen, number, scale, center);
    }
    double needed = scale.of(center) * (1 + margin(level, values));
    return Looseness.isUsable(needed) ? OptionalDouble.of(needed) : OptionalDouble.empty();
  }

  /** How much worse the next run may be; a ratio. */
  static double margin(Known level, int values) {
    return Math.max(natural(level, values), level.detectable());
  }

  /** How much it varies by itself; a ratio. */
  static double natural(Known level, int values) {
    double scale = Math.log1p(level.spread());
    var stretch = new Level(Math.max(1, values), freedom(level), 0, scale, 0, 0);
    return Math.expm1(LevelTest.reach(stretch, 1, CROSSED));
  }

  private static int freedom(Known level) {
    return level.accepted() && level.runs() < OWN_SPREAD
        ? OWN_SPREAD - 1 + level.runs() - 1
        : level.runs() - 1;
  }
}
