package dev.loadtest.core.judge;

import static dev.loadtest.core.judge.Asked.p95;
import static dev.loadtest.core.judge.Asked.percentile;
import static dev.loadtest.core.judge.Asked.plain;
import static dev.loadtest.core.judge.Asked.throughput;
import static dev.loadtest.core.judge.Classification.Environment;
import static dev.loadtest.core.judge.Classification.Improvement;
import static dev.loadtest.core.judge.Classification.InsufficientData;
import static dev.loadtest.core.judge.Classification.NoData;
import static dev.loadtest.core.judge.Classification.Noise;
import static dev.loadtest.core.judge.Classification.Regression;
import static dev.loadtest.core.judge.Numbers.around;
import static dev.loadtest.core.judge.Numbers.same;
import static dev.loadtest.core.judge.Numbers.then;
import static dev.loadtest.core.judge.Numbers.with;
import static dev.loadtest.core.judge.Situation.of;

import dev.loadtest.core.judge.Question.Worse;
import java.util.stream.Stream;

/** A time, a throughput or a count against the runs before it. */
final class LevelSituations {
  private static final double[] STABLE = around(100, 2, 20);
  private static final double[] NOISY = around(100, 12, 20);

  /** Nine runs from 95 to 105, then a tenth. */
  private static final double[] NINE = {95, 105, 99, 101, 100, 98, 102, 97, 103};

  private static final double[] BIMODAL = {
    100, 140, 101, 139, 99, 141, 100, 140, 100, 142, 98, 140, 101, 138, 100, 141
  };

  private LevelSituations() {}

  static Stream<Situation> all() {
    return Stream.of(changes(), edges(), fewAndWild(), invalid(), directions()).flatMap(s -> s);
  }

  private static Stream<Situation> changes() {
    return Stream.of(
        of("a value like those before is noise", p95().past(STABLE).tries(101)).is(Noise).settled(),
        of("a fifth more in a stable test is a regression", p95().past(STABLE).tries(120))
            .is(Regression)
            .because(LevelFinding.Regressed.class)
            .saying("p95 is 120 ms, 20 % above the baseline of 100 ms")
            .saying("n=20, detectable")
            .inDoubt(),
        of(
                "a regression that three tries agree on is settled",
                p95().past(STABLE).tries(120, 118, 121))
            .is(Regression)
            .saying("all 3 tries agree")
            .settled(),
        of("a fifth less in a stable test is an improvement", p95().past(STABLE).tries(80))
            .is(Improvement)
            .because(LevelFinding.Improved.class)
            .saying("20 % below"),
        of("a fifth more in a noisy test is noise", p95().past(NOISY).tries(120)).is(Noise),
        of("two thirds more in a noisy test is a regression", p95().past(NOISY).tries(166))
            .is(Regression),
        of(
                "three tries see less in a noisy test than they would in a stable one",
                p95().past(NOISY).tries(112, 113, 111))
            .is(Noise),
        of("one wild try is outvoted by two", p95().past(STABLE).tries(180, 100, 101))
            .is(Noise)
            .settled(),
        of(
                "two wild tries of three raise no alarm, since the third contradicts",
                p95().past(STABLE).tries(180, 175, 100))
            .is(Noise),
        of("a re-run that contradicts takes the alarm back", p95().past(STABLE).tries(130, 100))
            .is(Noise)
            .settled(),
        of("a re-run that agrees keeps the alarm up", p95().past(STABLE).tries(130, 128))
            .is(Regression)
            .inDoubt(),
        of(
                "five tries that agree are a regression",
                p95().past(STABLE).tries(120, 121, 119, 122, 118))
            .is(Regression)
            .saying("all 5 tries agree"));
  }

  private static Stream<Situation> edges() {
    return Stream.of(
        of("just below the smallest effect is noise", p95().past(same(100, 10)).tries(104.9))
            .is(Noise),
        of("exactly the smallest effect counts", p95().past(same(100, 10)).tries(105))
            .is(Regression),
        of("just above the smallest effect is a regression", p95().past(same(100, 10)).tries(105.1))
            .is(Regression),
        of(
                "a larger smallest effect lets more pass",
                p95().past(same(100, 10)).smallestEffect(20).tries(119))
            .is(Noise),
        of(
                "a smaller smallest effect sees more",
                p95().past(same(100, 10)).smallestEffect(2).tries(102.5))
            .is(Regression),
        of(
                "a constant series has a little spread all the same",
                p95().past(same(100, 10)).smallestEffect(1).tries(101.01))
            .is(Noise),
        of(
                "a try exactly at the worst run is not beyond it",
                p95().past(with(same(100, 6), 3, 130)).tries(130))
            .is(Noise),
        of(
                "three tries of which one is exactly at the worst run raise no alarm",
                p95().past(NINE).tries(125, 130, 105))
            .is(Noise),
        of(
                "three tries just beyond the worst run raise one",
                p95().past(NINE).tries(115, 116, 105.1))
            .is(Regression),
        of(
                "one wild run of nine is not forgiven",
                p95().past(with(NINE, 4, 150)).tries(130, 131, 132))
            .is(Noise),
        of(
                "one wild run of ten is forgiven",
                p95().past(then(NINE, new double[] {150})).tries(130, 131, 132))
            .is(Regression),
        of(
                "two wild runs of ten are not forgiven",
                p95().past(then(with(NINE, 2, 150), new double[] {150})).tries(130, 131, 132))
            .is(Noise),
        of(
                "a fast wild run does not hide a regression",
                p95().past(then(NINE, new double[] {40})).tries(130, 131, 132))
            .is(Regression));
  }

  private static Stream<Situation> fewAndWild() {
    return Stream.of(
        of("without a history there is nothing to compare with", p95().tries(100))
            .is(InsufficientData)
            .because(LevelFinding.TooFewRuns.class)
            .saying("p95 has 0 runs to compare with; it takes 5"),
        of("two runs are too few", p95().past(100, 101).tries(200)).is(InsufficientData),
        of("four runs are too few", p95().past(same(100, 4)).tries(200)).is(InsufficientData),
        of("five runs are enough for a large change", p95().past(99, 101, 100, 98, 102).tries(130))
            .is(Regression),
        of("five runs are too few for a small one", p95().past(97, 103, 100, 96, 104).tries(107))
            .is(Noise),
        of("a test may ask for more runs", p95().past(same(100, 9)).minRuns(10).tries(200))
            .is(InsufficientData)
            .saying("it takes 10"),
        of("a bimodal history takes its second mode for normal", p95().past(BIMODAL).tries(141))
            .is(Noise),
        of(
                "a bimodal history takes three tries in its second mode for normal",
                p95().past(BIMODAL).tries(140, 139, 140))
            .is(Noise),
        of("beyond both modes is a regression", p95().past(BIMODAL).tries(260, 255, 262))
            .is(Regression),
        of(
                "a zero baseline and a zero try are the same",
                plain("restarts", Unit.None, Worse.Higher).past(same(0, 8)).tries(0))
            .is(Noise),
        of(
                "anything after a zero baseline is a regression",
                plain("restarts", Unit.None, Worse.Higher).past(same(0, 8)).tries(3, 4, 3))
            .is(Regression),
        of("a time that falls to zero is an improvement", p95().past(STABLE).tries(0, 0, 0))
            .is(Improvement),
        of(
                "a throughput that falls to zero is a regression",
                throughput().past(around(500, 2, 10)).tries(0))
            .is(Regression),
        of(
                "negative numbers can be compared",
                plain("value of balance", Unit.None, Worse.Higher)
                    .past(around(-100, 2, 10))
                    .tries(-60))
            .is(Regression),
        of(
                "a single zero in the history changes nothing",
                p95().past(with(STABLE, 7, 0)).tries(130))
            .is(Regression));
  }

  private static Stream<Situation> invalid() {
    return Stream.of(
        of("no number is no data", p95().past(STABLE).tries()).is(NoData),
        of("a number that is not one is no data", p95().past(STABLE).tries(Double.NaN)).is(NoData),
        of("an infinite number is no data", p95().past(STABLE).tries(Double.POSITIVE_INFINITY))
            .is(NoData),
        of(
                "numbers of the history that are not one do not count",
                p95().past(100, Double.NaN, 100, 100, Double.NEGATIVE_INFINITY, 100).tries(200))
            .is(InsufficientData)
            .saying("4 runs"),
        of("71 samples do not bound a p95", p95().past(STABLE).samples(71).tries(130))
            .is(InsufficientData)
            .because(LevelFinding.TooFewSamples.class)
            .saying("p95 rests on 71 samples; it takes 72"),
        of("72 samples bound a p95", p95().past(STABLE).samples(72).tries(130)).is(Regression),
        of("367 samples do not bound a p99", percentile(99).past(STABLE).samples(367).tries(130))
            .is(InsufficientData)
            .saying("it takes 368"),
        of("368 samples bound a p99", percentile(99).past(STABLE).samples(368).tries(130))
            .is(Regression),
        of(
                "3,687 samples do not bound a p99.9",
                percentile(99.9).past(STABLE).samples(3687).tries(130))
            .is(InsufficientData)
            .saying("it takes 3,688"),
        of(
                "a mean has no fewest samples",
                plain("avg", Unit.Milliseconds, Worse.Higher).past(STABLE).samples(3).tries(130))
            .is(Regression),
        of(
                "a saturated generator makes a change worthless",
                p95().past(STABLE).generatorCpu(90).tries(150))
            .is(Environment),
        of("a generator at 85 % is not saturated", p95().past(STABLE).generatorCpu(85).tries(150))
            .is(Regression),
        of(
                "a saturated generator does no harm to a value like those before",
                p95().past(STABLE).generatorCpu(95).tries(101))
            .is(Noise),
        of(
                "a saturated generator in all three tries makes them worthless",
                p95().past(STABLE).generatorCpu(95, 90, 99).tries(150, 151, 149))
            .is(Environment),
        of(
                "the one try with a saturated generator does not count",
                p95().past(STABLE).generatorCpu(95, 40, 40).tries(180, 100, 101))
            .is(Noise),
        of(
                "the tries without a saturated generator are judged",
                p95().past(STABLE).generatorCpu(95, 40, 40).tries(100, 150, 151))
            .is(Regression)
            .saying("all 2 tries agree"));
  }

  private static Stream<Situation> directions() {
    return Stream.of(
        of("less throughput is worse", throughput().past(around(500, 2, 10)).tries(400))
            .is(Regression)
            .saying("20 % below"),
        of("more throughput is better", throughput().past(around(500, 2, 10)).tries(600))
            .is(Improvement),
        of(
                "less of what should be less is better",
                plain("avg of queue", Unit.None, Worse.Higher).past(around(50, 2, 10)).tries(30))
            .is(Improvement),
        of(
                "less of what should be more is worse",
                plain("avg of score", Unit.None, Worse.Lower).past(around(50, 2, 10)).tries(30))
            .is(Regression));
  }
}
