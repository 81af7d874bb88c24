package dev.loadtest.core.judge;

import static dev.loadtest.core.judge.Asked.p95;
import static dev.loadtest.core.judge.Asked.throughput;
import static dev.loadtest.core.judge.Classification.ExpectedShift;
import static dev.loadtest.core.judge.Classification.Improvement;
import static dev.loadtest.core.judge.Classification.Inconclusive;
import static dev.loadtest.core.judge.Classification.InsufficientData;
import static dev.loadtest.core.judge.Classification.Noise;
import static dev.loadtest.core.judge.Classification.Regression;
import static dev.loadtest.core.judge.Classification.StaleThreshold;
import static dev.loadtest.core.judge.Numbers.around;
import static dev.loadtest.core.judge.Numbers.same;
import static dev.loadtest.core.judge.Numbers.then;
import static dev.loadtest.core.judge.Situation.of;

import java.util.stream.Stream;

/** Declared changes, and thresholds that are crossed without one. */
final class BreachSituations {
  private static final double[] STABLE = around(100, 2, 20);
  private static final double[] NOISY = around(100, 12, 20);

  private BreachSituations() {}

  static Stream<Situation> all() {
    return Stream.of(declared(), stale(), noise(), better()).flatMap(s -> s);
  }

  private static Stream<Situation> declared() {
    return Stream.of(
        of(
                "a change as declared is expected",
                p95().past(same(100, 10)).declared(20, 2).tries(120, 120, 120))
            .is(ExpectedShift)
            .because(LevelFinding.Declared.class)
            .saying("20 % above the baseline, which the declared change of +20 % covers"),
        of(
                "a change smaller than declared is expected",
                p95().past(STABLE).declared(30, 0).tries(112))
            .is(ExpectedShift),
        of(
                "a change well within the tolerance is expected",
                p95().past(STABLE).declared(20, 5).tries(121, 120, 122))
            .is(ExpectedShift),
        of(
                "a change that the tolerance just covers may be larger than it seems",
                p95().past(STABLE).declared(20, 5).tries(124.9))
            .is(Inconclusive)
            .because(LevelFinding.PerhapsBeyondDeclared.class)
            .saying("about the declared change of +20 % (as planned)")
            .saying("its noise may hide a larger one"),
        of(
                "noise may hide more than was declared",
                p95().past(NOISY).declared(30, 5).tries(134, 133, 135))
            .is(Inconclusive),
        of(
                "an improvement that may be larger than declared is expected all the same",
                p95().past(STABLE).declared(-20, 5).tries(75.2))
            .is(ExpectedShift),
        of(
                "a change just beyond the tolerance is a regression",
                p95().past(STABLE).declared(20, 5).tries(125.2))
            .is(Regression)
            .because(LevelFinding.Regressed.class)
            .showing(LevelFinding.BeyondDeclared.class)
            .saying("more than the declared change of +20 %"),
        of(
                "a change the other way than declared is a regression",
                p95().past(STABLE).declared(-20, 5).tries(120))
            .is(Regression)
            .notShowing(LevelFinding.BeyondDeclared.class),
        of(
                "a declared change that does not come is no news",
                p95().past(STABLE).declared(20, 5).tries(100))
            .is(Noise),
        of("a declared improvement is expected", p95().past(STABLE).declared(-20, 5).tries(80))
            .is(ExpectedShift),
        of(
                "more improvement than declared is an improvement",
                p95().past(STABLE).declared(-10, 5).tries(60))
            .is(Improvement),
        of(
                "the larger of two declared changes covers",
                p95().past(STABLE).declared(10, 0).declared(20, 3).tries(118, 117, 119))
            .is(ExpectedShift),
        of(
                "a declared loss of throughput is expected",
                throughput().past(STABLE).declared(-20, 5).tries(80, 81, 80))
            .is(ExpectedShift),
        of(
                "a declared gain of throughput does not cover a loss",
                throughput().past(STABLE).declared(20, 5).tries(80))
            .is(Regression),
        of(
                "a declared change does not explain a breach in which a larger one may hide",
                p95().past(NOISY).declared(12, 0).threshold("value<105").setAt(100).tries(110))
            .is(Noise),
        of(
                "less than half of what was declared does not explain a breach",
                p95().past(NOISY).declared(40, 0).threshold("value<105").setAt(100).tries(110))
            .is(Noise));
  }

  private static Stream<Situation> stale() {
    return Stream.of(
        of(
                "a threshold below the level at which it was set is stale",
                p95().past(STABLE).threshold("value<95").setAt(100).tries(100))
            .is(StaleThreshold)
            .because(LevelFinding.ThresholdStale.class)
            .saying("the threshold of 95 ms for p95 does not fit the level of 100 ms (n=20)")
            .saying("it was crossed when it was set"),
        of(
                "a threshold below a level that a person accepted is stale",
                p95()
                    .past(then(around(80, 2, 10), around(100, 2, 8, 3)))
                    .acceptedAt(10)
                    .threshold("value<95")
                    .setAt(80)
                    .tries(100))
            .is(StaleThreshold)
            .saying("a person accepted that level"),
        of(
                "a level that was accepted with the last run is the level",
                p95()
                    .past(then(around(80, 2, 10), around(100, 2, 1, 3)))
                    .acceptedAt(10)
                    .threshold("value<95")
                    .setAt(80)
                    .tries(100))
            .is(StaleThreshold),
        of(
                "a worse value after an accepted run is a regression all the same",
                p95()
                    .past(then(around(80, 2, 10), around(100, 2, 1, 3)))
                    .acceptedAt(10)
                    .threshold("value<95")
                    .tries(120, 121, 119))
            .is(Regression),
        of(
                "a threshold that the oldest runs crossed is stale without an anchor",
                p95().past(STABLE).threshold("value<95").tries(100))
            .is(StaleThreshold),
        of(
                "without records of runs nobody knows when it was set",
                p95().past(STABLE).threshold("value<95").valuesOnly().tries(100, 101, 100))
            .is(Noise),
        of(
                "a step over the threshold makes it no stale one",
                p95()
                    .past(then(around(80, 2, 10), around(100, 2, 10, 3)))
                    .threshold("value<95")
                    .setAt(80)
                    .tries(100))
            .is(Regression)
            .because(LevelFinding.UndeclaredStep.class),
        of(
                "a regression over a stale threshold is a regression",
                p95().past(STABLE).threshold("value<95").setAt(100).tries(130))
            .is(Regression),
        of(
                "a stale threshold of throughput lies above its level",
                throughput().past(STABLE).threshold("value>110").setAt(100).tries(100))
            .is(StaleThreshold),
        of(
                "a threshold set exactly at the level is crossed by <",
                p95().past(same(100, 10)).threshold("value<100").setAt(100).tries(100))
            .is(StaleThreshold),
        of(
                "a threshold set exactly at the level is held by <=",
                p95().past(same(100, 10)).threshold("value<=100").setAt(100).tries(100))
            .is(Noise)
            .settled());
  }

  private static Stream<Situation> noise() {
    return Stream.of(
        of(
                "a threshold within the spread of a stable level is in the noise band",
                p95().past(NOISY).threshold("value<108").setAt(100).tries(112))
            .is(Noise)
            .because(LevelFinding.ThresholdInNoiseBand.class)
            .saying("lies within its natural spread around 100 ms")
            .inDoubt(),
        of(
                "three tries over a threshold in the noise band are noise",
                p95().past(NOISY).threshold("value<103").setAt(100).tries(105, 108, 104))
            .is(Noise)
            .settled(),
        of(
                "one try over the threshold is outvoted and said",
                p95().past(STABLE).threshold("value<110").tries(150, 100, 101))
            .is(Noise)
            .because(LevelFinding.Outvoted.class)
            .saying("p95 was 150 ms in one try, and 101 ms in the median of 3"),
        of(
                "a breach out of the noise band without a certain change cannot be told",
                p95().past(STABLE).threshold("value<110").setAt(100).tries(112, 113, 101))
            .is(Inconclusive)
            .because(LevelFinding.Undecided.class)
            .saying("neither clearly a change nor clearly noise"),
        of(
                "a threshold far above is crossed by a regression only",
                p95().past(STABLE).threshold("value<150").setAt(100).tries(160))
            .is(Regression),
        of(
                "a regression below its threshold is a regression",
                p95().past(STABLE).threshold("value<150").setAt(100).tries(140))
            .is(Regression),
        of("a breach without a history is too little data", p95().threshold("value<100").tries(150))
            .is(InsufficientData)
            .settled(),
        of(
                "a breach of a corridor's lower end is a breach, too",
                p95().past(STABLE).threshold("value>101").setAt(100).tries(100))
            .is(StaleThreshold));
  }

  private static Stream<Situation> better() {
    return Stream.of(
        of(
                "an improvement over no threshold is an improvement",
                p95().past(STABLE).threshold("value<150").setAt(100).tries(70))
            .is(Improvement)
            .saying("30 % below the baseline of 100 ms"),
        of(
                "an improvement that still crosses a stale threshold leaves it stale",
                p95().past(STABLE).threshold("value<60").setAt(100).tries(70))
            .is(StaleThreshold),
        of(
                "an improvement that holds a stale threshold at last is an improvement",
                p95().past(STABLE).threshold("value<80").setAt(100).tries(70))
            .is(Improvement),
        of(
                "an improvement across a threshold on the other side is no noise",
                p95().past(STABLE).threshold("value>90").setAt(100).tries(70, 71, 70))
            .is(Improvement));
  }
}
