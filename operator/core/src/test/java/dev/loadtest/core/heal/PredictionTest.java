package dev.loadtest.core.heal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.analysis.Case;
import dev.loadtest.core.baseline.Admission;
import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.baseline.KeptRun.Point;
import dev.loadtest.core.baseline.Measure;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.baseline.Surroundings;
import dev.loadtest.core.judge.Answered;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Evaluation;
import dev.loadtest.core.judge.Judgement;
import dev.loadtest.core.judge.NormalLevel;
import dev.loadtest.core.judge.NormalLevel.Known;
import dev.loadtest.core.judge.Unit;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.plan.MeasurementKey;
import dev.loadtest.core.spec.JudgementPolicy;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Specs;
import dev.loadtest.core.stats.Robust;
import dev.loadtest.core.summary.TargetEvidence;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An unchanged service seldom crosses the threshold that is proposed for it. */
class PredictionTest {
  private static final LoadTestSpec SPEC = Specs.spec("{script: {inline: 'x'}}");
  private static final String KEY = MeasurementKey.of(SPEC, Optional.empty(), Optional.empty());
  private static final Measure P95 = Measure.of("http_req_duration", "p(95)");
  private static final Measure ERRORS = Measure.of("http_req_failed", "rate");
  private static final Looseness UPPER = new Looseness(true, false);
  private static final int SERVICES = 400;
  private static final int RUNS = 50;

  @ParameterizedTest
  @CsvSource({
    "5, 1", "5, 3", "5, 10", "8, 1", "8, 3", "8, 10", "12, 1", "12, 2", "12, 3", "12, 5", "12, 10",
    "30, 1", "30, 3", "30, 10"
  })
  void noiseCrossesInLessThanOneOfAHundredRuns(int runs, double percent) {
    Random random = new Random(runs * 100L + (long) percent);
    IntToDoubleFunction run = i -> 400 * Math.exp(percent / 100 * random.nextGaussian());
    assertThat(crossed(runs, run, run)).isLessThan(0.01);
  }

  @ParameterizedTest
  @CsvSource({"8, 1", "12, 3", "12, 10", "30, 5"})
  void norWhereNowAndThenARunIsWild(int runs, double percent) {
    Random random = new Random(runs);
    IntToDoubleFunction run =
        i ->
            400
                * Math.exp(
                    percent / 100 * random.nextGaussian() * (random.nextInt(20) == 0 ? 3 : 1));
    assertThat(crossed(runs, run, run)).isLessThan(0.02);
  }

  @ParameterizedTest
  @CsvSource({"5, 1", "5, 5", "12, 1", "12, 3", "12, 10"})
  void norThatOfABetterLevelFromThreeTries(int runs, double percent) {
    Random random = new Random(runs * 10L + (long) percent);
    int crossed = 0;
    for (int service = 0; service < SERVICES; service++) {
      Known level = level(history(P95, runs, i -> 400 * noise(random, percent)), P95);
      double[] tries = {
        300 * noise(random, percent), 300 * noise(random, percent), 300 * noise(random, percent)
      };
      double bound =
          UPPER.rounded(Robust.median(tries) * (1 + Prediction.margin(level, tries.length)));
      crossed += crossings(bound, i -> 300 * noise(random, percent));
    }
    assertThat(crossed / (double) (SERVICES * RUNS)).isLessThan(0.015);
  }

  @ParameterizedTest
  @CsvSource({"5, 0.001", "12, 0", "12, 0.005", "12, 0.02", "30, 0.01"})
  void norThatOfAnErrorRate(int runs, double rate) {
    Random random = new Random(runs + Math.round(rate * 1e6));
    int crossed = 0;
    for (int service = 0; service < SERVICES; service++) {
      RunHistory history = history(ERRORS, runs, i -> failures(random, rate));
      Known level = level(history, ERRORS);
      Answered number =
          new Answered(
              ERRORS,
              "error rate",
              Unit.Ratio,
              Optional.empty(),
              Classification.Noise,
              List.of(),
              true,
              OptionalDouble.empty(),
              1,
              Optional.of(level));
      double needed =
          Prediction.looseness(
                  seen(history, number), number, new Looseness(true, true), level.center(), runs)
              .orElseThrow();
      assertThat(needed).isGreaterThanOrEqualTo(level.center() + 0.005);
      crossed += crossings(needed, i -> failures(random, rate));
    }
    assertThat(crossed / (double) (SERVICES * RUNS)).isLessThan(0.02);
  }

  @Test
  void theMarginIsNeverBelowTheSmallestEffect() {
    Known quiet = level(history(P95, 12, i -> 400 + i % 2), P95);
    assertThat(Prediction.margin(quiet, 12)).isEqualTo(0.05);
    assertThat(Prediction.natural(quiet, 12)).isLessThan(0.03);
  }

  @Test
  void fewerRunsMeanAWiderMargin() {
    Known level = new Known(400, 12, 0.03, 0.1, 0.07, false);
    Known fewer = new Known(400, 5, 0.03, 0.1, 0.07, false);
    assertThat(Prediction.margin(fewer, 5)).isGreaterThan(Prediction.margin(level, 12) * 1.3);
    assertThat(Prediction.margin(level, 1)).isGreaterThan(Prediction.margin(level, 12));
  }

  private static double crossed(int runs, IntToDoubleFunction before, IntToDoubleFunction after) {
    int crossed = 0;
    for (int service = 0; service < SERVICES; service++) {
      Known level = level(history(P95, runs, before), P95);
      double bound = UPPER.rounded(level.center() * (1 + Prediction.margin(level, level.runs())));
      crossed += crossings(bound, after);
    }
    return crossed / (double) (SERVICES * RUNS);
  }

  private static int crossings(double bound, IntToDoubleFunction run) {
    return (int) IntStream.range(0, RUNS).filter(i -> !(run.applyAsDouble(i) < bound)).count();
  }

  private static double noise(Random random, double percent) {
    return Math.exp(percent / 100 * random.nextGaussian());
  }

  /** Of 5,000 requests; the rate itself varies from run to run. */
  private static double failures(Random random, double rate) {
    double own = rate * Math.exp(0.3 * random.nextGaussian());
    double deviation = Math.sqrt(Math.max(0, own * (1 - own) / 5_000));
    return Math.clamp(
        Math.rint((own + deviation * random.nextGaussian()) * 5_000) / 5_000, 0.0, 1.0);
  }

  private static Known level(RunHistory history, Measure measure) {
    return NormalLevel.of(history, JudgementPolicy.defaults(), measure, KEY).known().orElseThrow();
  }

  private static RunHistory history(Measure measure, int runs, IntToDoubleFunction values) {
    RunHistory history = RunHistory.EMPTY;
    for (int i = 0; i < runs; i++) {
      var point = new Point(values.applyAsDouble(i), 5_000, KEY, null);
      history =
          history.with(
              new KeptRun(
                  "run-" + i,
                  null,
                  Admission.Admitted,
                  null,
                  new TreeMap<>(Map.of(measure.toString(), point)),
                  Surroundings.UNKNOWN,
                  true));
    }
    return history;
  }

  private static HealCase seen(RunHistory history, Answered number) {
    var judgement =
        new Judgement(Verdict.Failed, Classification.StaleThreshold, "", "", List.of(), List.of());
    var evaluation =
        new Evaluation(
            SPEC,
            List.of(),
            TargetEvidence.NONE,
            history,
            LocalDate.parse("2026-11-21"),
            Optional.empty());
    return Seen.of(
        new Case(
            SPEC,
            judgement,
            List.of(number),
            Optional.empty(),
            Optional.of(evaluation),
            Optional.empty()),
        history);
  }
}
