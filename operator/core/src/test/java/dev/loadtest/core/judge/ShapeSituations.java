package dev.loadtest.core.judge;

import static dev.loadtest.core.judge.Asked.errorRate;
import static dev.loadtest.core.judge.Asked.p95;
import static dev.loadtest.core.judge.Asked.throughput;
import static dev.loadtest.core.judge.Classification.Noise;
import static dev.loadtest.core.judge.Classification.Regression;
import static dev.loadtest.core.judge.Classification.TestShape;
import static dev.loadtest.core.judge.Numbers.around;
import static dev.loadtest.core.judge.Numbers.same;
import static dev.loadtest.core.judge.Situation.of;
import static dev.loadtest.core.judge.StageKind.Ramp;
import static dev.loadtest.core.judge.StageKind.RampDown;
import static dev.loadtest.core.judge.StageKind.Spike;
import static dev.loadtest.core.judge.StageKind.Steady;

import java.util.stream.Stream;

/** Warm-up, ramp and spike against the steady part. */
final class ShapeSituations {
  private static final double[] STABLE = around(110, 2, 12);
  private static final double[] STEADY = around(100, 2, 12, 5);

  private ShapeSituations() {}

  static Stream<Situation> all() {
    return Stream.of(
        of(
                "slow while cold and then as always is the test's shape",
                slower()
                    .windows("ramp", Ramp, 400, 250, 110)
                    .windows("steady", Steady, 100, 101, 99, 100))
            .is(TestShape)
            .because(ShapeFinding.WarmUp.class)
            .saying("400 ms while warming up in stage ramp, from 0 s to 2 s, and 100 ms"),
        of(
                "slow as long as the load grows is a ramp that is too steep",
                slower()
                    .windows("ramp", Ramp, 250, 300, 400)
                    .windows("steady", Steady, 100, 101, 99, 100))
            .is(TestShape)
            .because(ShapeFinding.RampTooSteep.class)
            .saying("while the load grows in stage ramp"),
        of(
                "slow in the spike only is the test's shape",
                slower()
                    .windows("steady", Steady, 100, 101, 99, 100)
                    .windows("spike", Spike, 600, 700)
                    .windows("down", RampDown, 100))
            .is(TestShape)
            .because(ShapeFinding.SpikeOnly.class)
            .saying("700 ms only in stage spike, from 4 s to 6 s"),
        of(
                "slow while the load goes down is the test's shape",
                slower()
                    .windows("steady", Steady, 100, 101, 99, 100)
                    .windows("down", RampDown, 300, 350))
            .is(TestShape),
        of(
                "slow in the steady part, too, is a regression",
                p95()
                    .past(STABLE)
                    .tries(160, 161, 159)
                    .steady(STEADY, 150, 151, 149)
                    .windows("ramp", Ramp, 400, 250, 110)
                    .windows("steady", Steady, 150, 151, 149))
            .is(Regression)
            .because(LevelFinding.Regressed.class),
        of(
                "a steady part that took over half of the change is a regression",
                p95()
                    .past(around(110, 10, 12))
                    .tries(160, 161, 159)
                    .steady(around(100, 25, 12), 130, 131, 129)
                    .windows("ramp", Ramp, 400, 250, 110)
                    .windows("steady", Steady, 130, 131, 129))
            .is(Regression),
        of(
                "without a steady part there is no shape to blame",
                p95().past(STABLE).tries(160, 161, 159).windows("ramp", Ramp, 400, 250, 110))
            .is(Regression),
        of("without a course there is nothing to blame", slower()).is(Regression),
        of(
                "a ramp no slower than the rest is not to blame",
                slower()
                    .windows("ramp", Ramp, 100, 101, 102)
                    .windows("steady", Steady, 100, 101, 160, 100))
            .is(Regression),
        of(
                "steady parts of four runs are too few",
                p95()
                    .past(around(110, 2, 4))
                    .minRuns(4)
                    .tries(160, 161, 159)
                    .steady(same(100, 4), 100, 100, 100)
                    .windows("ramp", Ramp, 400, 300, 200)
                    .minRuns(5))
            .is(Classification.InsufficientData),
        of(
                "failures in the spike only are the test's shape",
                errorRate()
                    .past(same(0.001, 12))
                    .tries(0.03, 0.03, 0.03)
                    .steady(same(0.001, 12), 0.001, 0.001, 0.001)
                    .windows("steady", Steady, 0.001, 0.001)
                    .windows("spike", Spike, 0.2, 0.3))
            .is(TestShape)
            .because(ShapeFinding.SpikeOnly.class)
            .saying("30 % only in stage spike"),
        of(
                "failures everywhere are a regression",
                errorRate()
                    .past(same(0.001, 12))
                    .tries(0.06, 0.06, 0.06)
                    .steady(same(0.001, 12), 0.04, 0.04, 0.04)
                    .windows("steady", Steady, 0.04, 0.04)
                    .windows("spike", Spike, 0.2, 0.3))
            .is(Regression),
        of(
                "a breach by the warm-up of a cold start is the test's shape",
                p95()
                    .past(around(110, 12, 12))
                    .steady(STEADY, 100)
                    .threshold("value<130")
                    .tries(135)
                    .windows("ramp", Ramp, 500, 300, 110)
                    .windows("steady", Steady, 100, 101))
            .is(TestShape)
            .because(ShapeFinding.WarmUp.class)
            .inDoubt(),
        of(
                "a breach by the steady part is not",
                p95()
                    .past(around(110, 12, 12))
                    .steady(around(108, 12, 12), 131)
                    .threshold("value<130")
                    .tries(135)
                    .windows("ramp", Ramp, 500, 300, 110)
                    .windows("steady", Steady, 131, 131))
            .is(Noise),
        of(
                "a cold start without change or breach is no news",
                p95()
                    .past(STABLE)
                    .tries(110)
                    .steady(STEADY, 100)
                    .windows("ramp", Ramp, 400, 250, 110))
            .is(Noise),
        of(
                "which of the re-runs shows the trouble does not matter",
                slower().windows("ramp", Ramp, 400, 250, 110).windows("steady", Steady, 100))
            .is(TestShape),
        of(
                "less throughput outside the steady part is the test's shape",
                throughput()
                    .past(around(500, 2, 12))
                    .tries(400)
                    .steady(around(520, 2, 12), 520)
                    .windows("ramp", Ramp, 100, 200))
            .is(TestShape)
            .because(ShapeFinding.OutsideSteady.class)
            .saying("throughput is 400/s over the whole run, and 520/s in the steady part"));
  }

  /** Half as slow again over the whole run, and as always in its steady part. */
  private static Asked slower() {
    return p95().past(STABLE).tries(160, 161, 159).steady(STEADY, 100, 101, 99);
  }
}
