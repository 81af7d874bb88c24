package dev.loadtest.core.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loadtest.core.judge.Question.Value;
import dev.loadtest.core.stats.Robust;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What holds for every number and every history. */
class JudgePropertiesTest {
  private static final Set<Classification> HEALABLE =
      Set.of(
          Classification.StaleThreshold,
          Classification.ExpectedShift,
          Classification.Improvement,
          Classification.TestShape);

  /** A number, its history and its tries; the last value is a bound for it. */
  record Case(double[] past, double[] tries, double bound, double anchor) {
    Asked asked(double factor) {
      return Asked.p95()
          .past(times(past, factor))
          .tries(times(tries, factor))
          .threshold("value<" + bound * factor)
          .setAt(anchor * factor);
    }

    Case worse(double factor) {
      return new Case(past, times(tries, factor), bound, anchor);
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    Arbitrary<double[]> past =
        Combinators.combine(
                Arbitraries.integers().between(5, 34),
                Arbitraries.doubles().between(0.1, 25),
                Arbitraries.doubles().between(-40, 60),
                Arbitraries.integers().between(0, 34),
                Arbitraries.longs())
            .as(JudgePropertiesTest::history);
    Arbitrary<double[]> tries =
        Combinators.combine(
                Arbitraries.integers().between(1, 5),
                Arbitraries.doubles().between(0, 10),
                Arbitraries.doubles().between(-40, 80),
                Arbitraries.longs())
            .as((count, noise, change, seed) -> history(count, noise, change, 0, seed));
    Arbitrary<Double> bound = Arbitraries.doubles().between(70, 180);
    return Combinators.combine(past, tries, bound, bound).as(Case::new);
  }

  private static double[] history(int runs, double noise, double step, int at, long seed) {
    var random = new Random(seed);
    double[] values = new double[runs];
    for (int i = 0; i < runs; i++) {
      double level = i >= at ? 100 + step : 100;
      values[i] = level * Math.exp(noise / 100 * random.nextGaussian());
    }
    return values;
  }

  @Property(tries = 400)
  void theUnitOfANumberDoesNotMatter(
      @ForAll("cases") Case given, @ForAll @DoubleRange(min = 0.01, max = 1000) double factor) {
    Answer one = given.asked(1).judged();
    Answer other = given.asked(factor).judged();
    assertThat(other.classification()).isEqualTo(one.classification());
    assertThat(other.shift().isPresent()).isEqualTo(one.shift().isPresent());
    one.shift()
        .ifPresent(
            shift ->
                assertThat(other.shift().orElseThrow().change())
                    .isEqualTo(shift.change(), within(1e-9)));
  }

  @Property(tries = 300)
  void theOrderOfTriesDoesNotMatter(
      @ForAll("cases") Case given, @ForAll Random random, @ForAll @IntRange(max = 4) int slow) {
    Question question = inStages(given, slow);
    List<Value> shuffled = new ArrayList<>(question.tries());
    Collections.shuffle(shuffled, random);
    Answer one = MeasureJudge.judge(question);
    Answer other = MeasureJudge.judge(question.withTries(shuffled));
    assertThat(other.classification()).isEqualTo(one.classification());
    assertThat(other.shift()).isEqualTo(one.shift());
  }

  /** Each try has a course of its own; some are slow while the load grows. */
  private static Question inStages(Case given, int slow) {
    Question question =
        given.asked(1).steady(given.past(), Numbers.same(100, given.tries().length)).question();
    double[] sorted = given.tries().clone();
    Arrays.sort(sorted);
    List<Value> tries =
        question.tries().stream()
            .map(
                v ->
                    new Value(
                        v.value(),
                        v.samples(),
                        v.steady(),
                        v.surroundings(),
                        false,
                        () ->
                            Asked.p95()
                                .tries(1)
                                .windows(
                                    "ramp", StageKind.Ramp, v.value() > 90 + 20 * slow ? 300 : 90)
                                .windows("steady", StageKind.Steady, 100)
                                .question()
                                .tries()
                                .getFirst()
                                .windows()))
            .toList();
    return question.withTries(tries);
  }

  @Property(tries = 500)
  void aWorseRunIsNeverJudgedBetter(
      @ForAll("cases") Case given, @ForAll @DoubleRange(min = 1.01, max = 3) double factor) {
    Answer before = given.asked(1).judged();
    Answer after = given.worse(factor).asked(1).judged();
    if (verdict(before) == Verdict.Failed) {
      assertThat(verdict(after)).isNotEqualTo(Verdict.Passed);
    }
    if (before.classification() == Classification.Regression) {
      assertThat(after.classification()).isNotIn(HEALABLE);
    }
  }

  private static Verdict verdict(Answer answer) {
    return VerdictTable.verdict(answer.classification(), answer.breach(), true);
  }

  @Property(tries = 300)
  void aRunLikeAllOthersRaisesNoAlarmForTheNext(
      @ForAll @IntRange(min = 5, max = 40) int runs,
      @ForAll @DoubleRange(min = 0.1, max = 20) double noise,
      @ForAll long seed) {
    double[] past = history(runs, noise, 0, 99, seed);
    double middle = Robust.median(past);
    Answer before = Asked.p95().past(past).tries(middle).valuesOnly().judged();
    Answer after =
        Asked.p95()
            .past(Numbers.then(past, new double[] {middle}))
            .tries(middle)
            .valuesOnly()
            .judged();
    if (before.classification() == Classification.Noise) {
      assertThat(after.classification()).isEqualTo(Classification.Noise);
    }
  }

  @Property(tries = 300)
  void whatCountsIsAtLeastTheSmallestEffectAndDetectable(@ForAll("cases") Case given) {
    given
        .asked(1)
        .judged()
        .shift()
        .ifPresent(
            shift -> {
              assertThat(shift.detectable()).isGreaterThanOrEqualTo(0.05 - 1e-9);
              if (shift.counts()) {
                assertThat(Math.abs(shift.change())).isGreaterThanOrEqualTo(0.0476 - 1e-9);
              }
            });
  }

  @Provide
  Arbitrary<double[]> anything() {
    return Arbitraries.oneOf(
            Arbitraries.doubles().between(-1000, 1000),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.of(
                0.0,
                -0.0,
                1.0,
                -1.0,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                1e300,
                -1e300,
                Double.MAX_VALUE,
                Double.MIN_VALUE,
                -Double.MIN_VALUE,
                1e-300))
        .array(double[].class)
        .ofMaxSize(30);
  }

  @Property(tries = 1500)
  void everyQuestionHasAnAnswer(
      @ForAll("anything") double[] past,
      @ForAll("anything") double[] tries,
      @ForAll("anything") double[] around,
      @ForAll("anything") double[] now) {
    List<Double> some =
        Stream.of(around, now).flatMap(v -> Arrays.stream(v).boxed()).limit(2).toList();
    for (Asked asked :
        List.of(Asked.p95(), Asked.errorRate(), Asked.successRate(), Asked.throughput())) {
      asked
          .past(past)
          .tries(Arrays.copyOf(tries, Math.min(5, tries.length)))
          .samples(1 + Math.abs(Arrays.hashCode(now)) % 100_000)
          .probe(around, now)
          .waiting(around, now)
          .steady(around, now)
          .windows("ramp", StageKind.Ramp, now)
          .declared(20, 5)
          .declaredDrift(20, 5);
      some.forEach(bound -> asked.threshold("value<" + bound).setAt(bound));
      answered(MeasureJudge.judge(asked.question()));
    }
  }

  private static void answered(Answer answer) {
    assertThat(answer.classification()).isNotNull();
    answer.findings().forEach(f -> assertThat(f.sentence()).isNotEmpty());
    if (answer.question().tries().isEmpty()) {
      assertThat(answer.classification()).isEqualTo(Classification.NoData);
    }
  }

  private static double[] times(double[] values, double factor) {
    return Arrays.stream(values).map(v -> v * factor).toArray();
  }
}
