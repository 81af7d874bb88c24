package dev.loadtest.core.judge;

import static dev.loadtest.core.judge.Asked.errorRate;
import static dev.loadtest.core.judge.Asked.p95;
import static dev.loadtest.core.judge.Asked.throughput;
import static dev.loadtest.core.judge.Classification.ExpectedShift;
import static dev.loadtest.core.judge.Classification.Improvement;
import static dev.loadtest.core.judge.Classification.Noise;
import static dev.loadtest.core.judge.Classification.Regression;
import static dev.loadtest.core.judge.Numbers.around;
import static dev.loadtest.core.judge.Numbers.creeping;
import static dev.loadtest.core.judge.Numbers.then;
import static dev.loadtest.core.judge.Numbers.with;
import static dev.loadtest.core.judge.Situation.of;

import java.util.stream.Stream;

/** What creeps from run to run, and steps that are hidden in the history. */
final class CourseSituations {
  private static final double[] CREEPING = creeping(100, 30, 1.5, 20);
  private static final double[] FALLING = creeping(130, -23, 1.5, 20);
  private static final double[] STEPPED = then(around(100, 1.5, 10), around(125, 1.5, 10, 9));

  private CourseSituations() {}

  static Stream<Situation> all() {
    return Stream.concat(drifts(), steps());
  }

  private static Stream<Situation> drifts() {
    return Stream.of(
        of(
                "a number that creeps up is a regression, although no run stands out",
                p95().past(CREEPING).tries(131))
            .is(Regression)
            .saying("over 21 runs"),
        of(
                "a creeping change of a noisy test is found, too",
                p95().past(creeping(100, 40, 5, 25)).tries(141))
            .is(Regression),
        of(
                "wild runs do not hide a creeping change",
                p95().past(with(with(CREEPING, 5, 300), 14, 250)).tries(131))
            .is(Regression),
        of("a number that creeps down is none", p95().past(FALLING).tries(100)).is(Noise),
        of("a throughput that creeps down is a regression", throughput().past(FALLING).tries(100))
            .is(Regression)
            .because(LevelFinding.Drifting.class),
        of("a throughput that creeps up is none", throughput().past(CREEPING).tries(130)).is(Noise),
        of(
                "a drift below a tenth is of no interest",
                p95().past(creeping(100, 8, 0.5, 20)).tries(108))
            .is(Noise),
        of("eleven runs are too few for a drift", p95().past(creeping(100, 18, 1, 11)).tries(118))
            .is(Noise),
        of("twelve runs are enough", p95().past(creeping(100, 18, 1, 12)).tries(118))
            .is(Regression)
            .because(LevelFinding.Drifting.class)
            .saying("over 13 runs"),
        of(
                "a drift that began before the window is one all the same",
                p95().past(then(around(100, 2, 20), creeping(100, 20, 1, 35))).tries(121))
            .is(Regression),
        of(
                "a step before the window is one all the same",
                p95().past(then(around(100, 2, 15), around(120, 2, 40))).tries(120))
            .is(Regression)
            .because(LevelFinding.UndeclaredStep.class)
            .saying("40 runs ago"),
        of(
                "forty quiet runs before the window change nothing",
                p95().past(around(100, 4, 70)).tries(101))
            .is(Noise),
        of("noise alone does not drift", p95().past(around(100, 12, 25)).tries(103)).is(Noise),
        of(
                "a declared creeping change covers it",
                p95().past(CREEPING).declaredDrift(35, 5).tries(131))
            .is(ExpectedShift)
            .because(LevelFinding.Declared.class),
        of(
                "a declared creeping change that is smaller does not",
                p95().past(CREEPING).declaredDrift(10, 5).tries(131))
            .is(Regression),
        of(
                "a declared creeping change the other way does not",
                p95().past(CREEPING).declaredDrift(-35, 5).tries(131))
            .is(Regression),
        of(
                "a change declared at once covers one that came bit by bit",
                p95().past(CREEPING).declared(35, 5).tries(131))
            .is(ExpectedShift),
        of(
                "a drift of values alone is left to the level test",
                p95().past(CREEPING).valuesOnly().tries(131))
            .is(Noise),
        of(
                "a drift before an accepted run is over",
                p95().past(then(CREEPING, around(130, 1, 8))).acceptedAt(20).tries(130))
            .is(Noise),
        of("failure rates do not drift", errorRate().past(creeping(0.01, 50, 2, 20)).tries(0.0152))
            .is(Noise));
  }

  private static Stream<Situation> steps() {
    return Stream.of(
        of(
                "a step that nobody declared is a regression, although it is the level now",
                p95().past(STEPPED).tries(125))
            .is(Regression)
            .because(LevelFinding.UndeclaredStep.class)
            .saying("p95 stepped by +25 % 10 runs ago"),
        of(
                "a step that a person accepted is the new normal",
                p95().past(STEPPED).acceptedAt(10).tries(125))
            .is(Noise),
        of("a step that was declared is expected", p95().past(STEPPED).declared(25, 5).tries(125))
            .is(ExpectedShift),
        of(
                "a step larger than was declared is a regression",
                p95().past(STEPPED).declared(10, 5).tries(125))
            .is(Regression),
        of(
                "a step that came back is none",
                p95()
                    .past(
                        then(around(100, 1.5, 8), around(125, 1.5, 6, 9), around(100, 1.5, 8, 20)))
                    .tries(100))
            .is(Noise),
        of(
                "a step that just comes back is better, and no regression",
                p95().past(STEPPED).tries(100))
            .is(Improvement),
        of(
                "a step down is the new level",
                p95().past(then(around(125, 1.5, 10), around(100, 1.5, 10, 9))).tries(100))
            .is(Noise),
        of(
                "a step down of throughput is a regression",
                throughput().past(then(around(125, 1.5, 10), around(100, 1.5, 10, 9))).tries(100))
            .is(Regression)
            .because(LevelFinding.UndeclaredStep.class)
            .saying("-20 %"),
        of(
                "two runs are no level of their own",
                p95().past(then(around(100, 1.5, 14), around(125, 1.5, 2, 9))).tries(125))
            .is(Regression)
            .because(LevelFinding.Regressed.class)
            .saying("the baseline of 100 ms (n=16"),
        of(
                "a step below the smallest effect is of no interest",
                p95().past(then(around(100, 0.3, 10), around(104, 0.3, 10, 9))).tries(104))
            .is(Noise),
        of("a step of values alone is the new level", p95().past(STEPPED).valuesOnly().tries(125))
            .is(Noise),
        of(
                "a further step is seen against the level now",
                p95().past(STEPPED).valuesOnly().tries(150))
            .is(Regression)
            .saying("20 % above the baseline of 125 ms (n=10"));
  }
}
