package dev.loadtest.core.judge;

import dev.loadtest.core.stats.LevelTest;
import java.util.List;

/**
 * A threshold is crossed and the number did not change: is the threshold stale, is this noise, or
 * can it not be told?
 */
final class BreachRule {
  /** Standard errors between a level and a threshold that is certainly below it. */
  private static final double CLEAR = 1.5;

  private final Question question;
  private final Baseline baseline;
  private final Shift shift;

  BreachRule(Question question, Baseline baseline, Shift shift) {
    this.question = question;
    this.baseline = baseline;
    this.shift = shift;
  }

  /** The class and its finding. */
  record Outcome(Classification classification, List<Finding> findings) {}

  Outcome outcome() {
    if (question.breached(baseline.center())) {
      return levelBreaches();
    }
    return inNoiseBand() ? noise() : undecided();
  }

  /** The level itself is beyond the threshold: by whose doing? */
  private Outcome levelBreaches() {
    if (baseline.accepted()) {
      return stale("a person accepted that level");
    }
    boolean setSo =
        question.anchor().isPresent() && question.breached(question.anchor().getAsDouble());
    if (setSo || question.anchor().isEmpty() && alwaysBreached()) {
      return stale("it was crossed when it was set");
    }
    return inNoiseBand() ? noise() : undecided();
  }

  private Outcome stale(String why) {
    Words words = new Words(question);
    return new Outcome(
        Classification.StaleThreshold,
        List.of(
            new LevelFinding.ThresholdStale(
                question.subject(),
                words.threshold(),
                words.value(baseline.center()),
                baseline.values().size(),
                why)));
  }

  /** Where nobody noted the level at which it was set, the oldest level stands for it. */
  private boolean alwaysBreached() {
    return question.wholeRecords()
        && question.breached(new Oldest(question, baseline.axis()).level())
        && isClear();
  }

  /** A level that is over the threshold by less than chance may lie on either side of it. */
  private boolean isClear() {
    Axis axis = baseline.axis();
    double bound = axis.at(question.threshold().orElseThrow().bound());
    return Math.abs(bound - baseline.level().center())
        > CLEAR * LevelTest.error(baseline.level(), baseline.values().size());
  }

  /** Whether the threshold lies where the median of tries falls without any change. */
  private boolean inNoiseBand() {
    Axis axis = baseline.axis();
    double bound = axis.at(question.threshold().orElseThrow().bound());
    double reach = LevelTest.reach(baseline.level(), question.tries().size());
    return Math.abs(bound - baseline.level().center()) < reach || breachedRuns() >= 2;
  }

  private Outcome noise() {
    Words words = new Words(question);
    boolean decidable = shift.detectable() <= 2 * question.smallestEffect();
    return new Outcome(
        Classification.Noise,
        List.of(
            new LevelFinding.ThresholdInNoiseBand(
                question.subject(),
                words.threshold(),
                words.value(baseline.center()),
                (int) breachedRuns(),
                baseline.values().size(),
                decidable)));
  }

  private long breachedRuns() {
    return baseline.values().stream().filter(v -> question.breached(v.value())).count();
  }

  private Outcome undecided() {
    Words words = new Words(question);
    return new Outcome(
        Classification.Inconclusive,
        List.of(
            new LevelFinding.Undecided(
                question.subject(),
                words.value(shift.value()),
                words.value(shift.baseline()),
                baseline.values().size(),
                words.size(shift.detectable()))));
  }
}
