package dev.loadtest.core.judge;

import static dev.loadtest.core.judge.Asked.errorRate;
import static dev.loadtest.core.judge.Asked.successRate;
import static dev.loadtest.core.judge.Classification.Improvement;
import static dev.loadtest.core.judge.Classification.Inconclusive;
import static dev.loadtest.core.judge.Classification.Noise;
import static dev.loadtest.core.judge.Classification.Regression;
import static dev.loadtest.core.judge.Numbers.same;
import static dev.loadtest.core.judge.Numbers.with;
import static dev.loadtest.core.judge.Situation.of;

import java.util.stream.Stream;

/** Rates of failures, and of successes as of checks. */
final class FailureSituations {
  private static final double[] NONE = same(0, 8);

  /** One in a hundred, and now and then a burst. */
  private static final double[] CLUSTERED = {
    0.010, 0.004, 0.030, 0.008, 0.002, 0.022, 0.006, 0.012, 0.028, 0.005
  };

  private static final double[] EVEN = {
    0.0100, 0.0104, 0.0097, 0.0101, 0.0099, 0.0103, 0.0098, 0.0102, 0.0100, 0.0101
  };

  private FailureSituations() {}

  static Stream<Situation> all() {
    return Stream.concat(failures(), successes());
  }

  private static Stream<Situation> failures() {
    return Stream.of(
        of("no failures after none are noise", errorRate().past(NONE).tries(0)).is(Noise),
        of(
                "two percent of failures after none are a regression",
                errorRate().past(NONE).tries(0.02))
            .is(Regression)
            .because(LevelFinding.Regressed.class)
            .saying("2 percentage points above the baseline of 0 %"),
        of(
                "below half a percent after none nobody is woken",
                errorRate().past(NONE).tries(0.0049, 0.0049, 0.0049))
            .is(Noise),
        of(
                "above half a percent after none somebody is",
                errorRate().past(NONE).tries(0.0051, 0.0051, 0.0051))
            .is(Regression),
        of(
                "one failure in fifty requests after none is chance",
                errorRate().past(NONE).pastSamples(50).samples(50).tries(0.02))
            .is(Noise),
        of(
                "half of fifty requests after none is not",
                errorRate().past(NONE).pastSamples(50).samples(50).tries(0.5))
            .is(Regression),
        of(
                "one percent more on an even one percent is a regression",
                errorRate().past(EVEN).tries(0.02, 0.021, 0.02))
            .is(Regression)
            .saying("1 percentage points above the baseline of 1"),
        of(
                "one percent more on a clustered one percent is not",
                errorRate().past(CLUSTERED).tries(0.023, 0.024, 0.025))
            .is(Noise),
        of(
                "ten percent more on a clustered one percent is",
                errorRate().past(CLUSTERED).tries(0.11, 0.12, 0.1))
            .is(Regression),
        of("half a percent less is an improvement", errorRate().past(same(0.02, 10)).tries(0.01))
            .is(Improvement),
        of(
                "the last failures gone from a small rate are of no interest",
                errorRate().past(same(0.002, 10)).tries(0))
            .is(Noise),
        of("one burst of failures is outvoted", errorRate().past(NONE).tries(0.3, 0, 0)).is(Noise),
        of(
                "a rate as in the worst run is none",
                errorRate().past(with(EVEN, 3, 0.05)).pastSamples(20_000).tries(0.0102))
            .is(Noise),
        of("all requests failing is a regression", errorRate().past(EVEN).tries(1)).is(Regression),
        of("all requests always failing is how it is", errorRate().past(same(1, 8)).tries(1))
            .is(Noise),
        of(
                "few failures over a tight threshold are noise, not a change",
                errorRate().past(NONE).threshold("rate<0.001").tries(0.002, 0.002, 0.002))
            .is(Noise)
            .because(LevelFinding.ThresholdInNoiseBand.class),
        of(
                "failures over a threshold above all that was seen cannot be told from noise",
                errorRate().past(CLUSTERED).threshold("rate<0.031").tries(0.032, 0.032, 0.029))
            .is(Inconclusive)
            .because(LevelFinding.Undecided.class),
        of(
                "a threshold exactly at the rate is crossed by <",
                errorRate().past(EVEN).threshold("rate<0.0102").tries(0.0102))
            .is(Noise)
            .inDoubt(),
        of(
                "a threshold exactly at the rate is held by <=",
                errorRate().past(EVEN).threshold("rate<=0.0102").tries(0.0102))
            .is(Noise)
            .settled());
  }

  private static Stream<Situation> successes() {
    return Stream.of(
        of("checks that hold as always are noise", successRate().past(same(1, 8)).tries(1))
            .is(Noise),
        of(
                "checks that hold less often are a regression",
                successRate().past(same(1, 8)).tries(0.97))
            .is(Regression)
            .saying("3 percentage points below the baseline of 100 %"),
        of(
                "a handful of checks more that fail is of no interest",
                successRate().past(same(0.999, 8)).tries(0.996, 0.996, 0.996))
            .is(Noise),
        of(
                "checks that hold more often are an improvement",
                successRate().past(same(0.9, 8)).tries(0.95))
            .is(Improvement),
        of(
                "one failed check of fifty after none is chance",
                successRate().past(same(1, 8)).pastSamples(50).samples(50).tries(0.98))
            .is(Noise));
  }
}
