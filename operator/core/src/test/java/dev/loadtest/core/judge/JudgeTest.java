package dev.loadtest.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.spec.MetricType;
import dev.loadtest.core.spec.Threshold;
import dev.loadtest.core.spec.ValueType;
import dev.loadtest.core.summary.ExitReason;
import dev.loadtest.core.summary.Reports;
import dev.loadtest.core.summary.Resolution;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.Trend;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JudgeTest {
  private static final String P95 = "http_req_duration{stage:steady} p(95)<500";
  private static final String ERRORS = "http_req_failed rate<0.01";

  @Test
  void aHeldThresholdPasses() {
    var judgement = judge(run(320), true, P95);
    assertThat(judgement)
        .returns(Verdict.Passed, Judgement::verdict)
        .returns(Classification.Stable, Judgement::classification)
        .returns("ThresholdsHeld", Judgement::reason)
        .returns(0, Judgement::exitCode)
        .returns("Passed: the threshold holds over 1,234 requests.", Judgement::message);
    assertThat(judgement.findings()).isEmpty();
  }

  @Test
  void aCrossedThresholdFailsAndSaysWhat() {
    var judgement = judge(run(660), true, P95, ERRORS);
    assertThat(judgement)
        .returns(Verdict.Failed, Judgement::verdict)
        .returns(Classification.InsufficientData, Judgement::classification)
        .returns("ThresholdsCrossed", Judgement::reason)
        .returns(
            "Failed: p(95) of http_req_duration in stage steady is 660 ms, over the threshold of 500"
                + " ms.",
            Judgement::message);
    assertThat(judgement.outcomes().getFirst())
        .isEqualTo(
            new ThresholdOutcome(
                "t0",
                "http_req_duration{stage:steady}",
                "p(95)<500",
                ThresholdOutcome.Result.Crossed,
                OptionalDouble.of(660),
                "ms"));
    assertThat(judgement.findings()).hasOnlyElementsOfType(Finding.ThresholdCrossed.class);
  }

  @Test
  void severalCrossedThresholdsAreCounted() {
    var judgement = judge(run(660).rate("http_req_failed", 24, 1000), true, P95, ERRORS, P95);
    assertThat(judgement.message()).endsWith("500 ms; 3 of 3 thresholds are crossed.");
  }

  @Test
  void aRateIsSaidInPercent() {
    var judgement = judge(Reports.runner(0).rate("http_req_failed", 24, 1000), true, ERRORS);
    assertThat(judgement.message())
        .isEqualTo("Failed: rate of http_req_failed is 2.4 %, over the threshold of 1 %.");
  }

  @Test
  void anAdvisoryThresholdWarnsAndPasses() {
    var judgement = judge(run(660), false, P95);
    assertThat(judgement)
        .returns(Verdict.Passed, Judgement::verdict)
        .returns("ThresholdsAdvisory", Judgement::reason);
    assertThat(judgement.message())
        .startsWith("Passed: thresholds are advisory, but p(95) of http_req_duration");
    assertThat(judgement.findings()).hasOnlyElementsOfType(Finding.ThresholdCrossed.class);
  }

  @Test
  void missingSamplesAreNeverAPass() {
    for (var failing : List.of(true, false)) {
      var judgement = judge(run(320), failing, P95, "checks rate>0.9");
      assertThat(judgement)
          .returns(Verdict.Inconclusive, Judgement::verdict)
          .returns(Classification.NoData, Judgement::classification)
          .returns("Inconclusive: there are no samples for rate of checks.", Judgement::message);
    }
  }

  @Test
  void aCrossedThresholdOutweighsMissingSamplesUnlessItIsAdvisory() {
    assertThat(judge(run(660), true, "checks rate>0.9", P95).verdict()).isEqualTo(Verdict.Failed);
    assertThat(judge(run(660), false, "checks rate>0.9", P95).verdict())
        .isEqualTo(Verdict.Inconclusive);
  }

  @Test
  void anUnknownMetricHasNoSamples() {
    assertThat(judge(run(320), true, "chekcs rate>0.9").classification())
        .isEqualTo(Classification.NoData);
  }

  @Test
  void withoutThresholdsNothingWasAsked() {
    assertThat(judge(run(320), true))
        .returns(Verdict.Passed, Judgement::verdict)
        .returns("NothingAsked", Judgement::reason)
        .returns(
            "Passed: 1,234 requests measured; there are no thresholds, so nothing was asked of them.",
            Judgement::message);
  }

  @Test
  void aRunThatMeasuredNothingIsInconclusiveEvenWithoutThresholds() {
    assertThat(judge(Reports.runner(0).gauge("vus", 1, 1), true))
        .returns(Verdict.Inconclusive, Judgement::verdict)
        .returns(Classification.NoData, Judgement::classification)
        .returns("NothingMeasured", Judgement::reason);
  }

  @Test
  void whatCannotBeMergedIsInconclusive() {
    var summary =
        RunSummary.merge(
            List.of(
                Reports.runner(0).of(2).counter("iterations", 9).counter("mm", 1).report(),
                Reports.runner(1).of(2).rate("mm", 1, 2).report()));
    assertThat(Judge.judge(thresholds("mm rate<1"), true, summary))
        .returns(Verdict.Inconclusive, Judgement::verdict)
        .returns("Unmergeable", Judgement::reason)
        .returns(
            "Inconclusive: rate of mm cannot be computed: the runners disagree on its type: counter,"
                + " rate.",
            Judgement::message);
  }

  @Test
  void aSaturatedGeneratorMakesABreachInconclusive() {
    var judgement = judge(run(660).cpu(99, 93), true, P95);
    assertThat(judgement)
        .returns(Verdict.Inconclusive, Judgement::verdict)
        .returns(Classification.Environment, Judgement::classification);
    assertThat(judgement.message()).contains("660 ms").contains("short of CPU");
  }

  @Test
  void aMomentOfSaturationExcusesNothing() {
    var judgement = judge(run(660).cpu(99, 40), true, P95);
    assertThat(judgement.verdict()).isEqualTo(Verdict.Failed);
    assertThat(judgement.findings()).contains(new Finding.GeneratorSaturated(0, 99, 40, 0));
  }

  @Test
  void droppedIterationsExcuseNothing() {
    var judgement = judge(run(660).counter("dropped_iterations", 7), true, P95);
    assertThat(judgement.verdict()).isEqualTo(Verdict.Failed);
    assertThat(judgement.findings()).contains(new Finding.DroppedIterations(7, 900));
  }

  @Test
  void samplesThatAreNoNumbersAreAFinding() {
    var judgement = judge(run(1).invalid("latency", MetricType.Trend, 3), true, P95);
    assertThat(judgement.findings()).containsExactly(new Finding.InvalidSamples("latency", 3));
  }

  @ParameterizedTest
  @EnumSource(ExitReason.class)
  void theEndOfARunnerDecidesWhatItsNumbersAreWorth(ExitReason reason) {
    var held = judge(run(320).exit(reason, "why"), true, P95);
    var crossed = judge(run(660).exit(reason, "why"), true, P95);
    switch (reason) {
      case None -> assertThat(held.verdict()).isEqualTo(Verdict.Passed);
      case MarkedFailed -> assertThat(held.verdict()).isEqualTo(Verdict.Failed);
      case Stopped, DurationExceeded -> {
        assertThat(held.verdict()).isEqualTo(Verdict.Inconclusive);
        assertThat(crossed.verdict()).isEqualTo(Verdict.Failed);
      }
      default -> {
        assertThat(held.verdict()).isEqualTo(Verdict.Error);
        assertThat(crossed.verdict()).isEqualTo(Verdict.Error);
        assertThat(held.reason()).isEqualTo(reason.name());
        assertThat(held.message()).isEqualTo("Error: runner 0 ended with " + reason + ": why.");
      }
    }
  }

  @Test
  void aTestThatMarksItselfAsFailedIsNeverAdvisory() {
    assertThat(judge(run(320).exit(ExitReason.MarkedFailed, "bad basket"), false, P95))
        .returns(Verdict.Failed, Judgement::verdict)
        .returns("MarkedFailed", Judgement::reason)
        .returns("Failed: the script marked the test as failed: bad basket.", Judgement::message);
  }

  @Test
  void aMissingRunnerIsAnError() {
    assertThat(judge(run(320).of(4), true, P95))
        .returns(Verdict.Error, Judgement::verdict)
        .returns("ResultLost", Judgement::reason)
        .returns("Error: 3 of 4 runners sent no result (1, 2, 3).", Judgement::message);
  }

  @Test
  void thresholdsOfTheScriptAreNamedAfterTheirMetric() {
    var summary =
        run(1)
            .scriptThreshold("http_req_failed", "rate<0.01")
            .scriptThreshold("http_req_failed", "rate<0.05")
            .summary();
    var own = new Threshold("http_req_failed", "checks", "rate>0.9", null, null);
    assertThat(NamedThreshold.all(List.of(own), summary.scriptThresholds()))
        .extracting(NamedThreshold::name)
        .containsExactly("http_req_failed", "http_req_failed-2", "http_req_failed-3");
  }

  private static Reports run(double steadyMs) {
    return Reports.runner(0)
        .counter("http_reqs", 1234)
        .counter("iterations", 900)
        .staged(
            "http_req_duration", "", "steady", Trend.of(Resolution.Fine, steadyMs), ValueType.Time)
        .rate("http_req_failed", 0, 1234);
  }

  private static Judgement judge(Reports run, boolean failOnThresholds, String... thresholds) {
    return Judge.judge(thresholds(thresholds), failOnThresholds, run.summary());
  }

  private static List<NamedThreshold> thresholds(String... thresholds) {
    var index = new int[1];
    var spec =
        Arrays.stream(thresholds)
            .map(t -> t.split(" ", 2))
            .map(t -> new Threshold("t" + index[0]++, t[0], t[1], null, null))
            .toList();
    return NamedThreshold.all(spec, List.of());
  }
}
