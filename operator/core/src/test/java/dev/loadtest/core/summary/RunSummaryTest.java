package dev.loadtest.core.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.loadtest.core.plan.StageWindow;
import dev.loadtest.core.spec.Aggregation;
import dev.loadtest.core.spec.MetricSelector;
import dev.loadtest.core.spec.MetricType;
import dev.loadtest.core.spec.ValueType;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RunSummaryTest {
  private static final RunSummary TWO_RUNNERS =
      RunSummary.merge(
          List.of(
              Reports.runner(1)
                  .of(2)
                  .measuredMs(50_000)
                  .counter("http_reqs", 100)
                  .rate("http_req_failed", 3, 100)
                  .gauge("vus", 5, 900)
                  .gauge("queue", 7, 900)
                  .trend("http_req_duration", 300, 400)
                  .error("refused", 2)
                  .report(),
              Reports.runner(0)
                  .of(2)
                  .counter("http_reqs", 200)
                  .rate("http_req_failed", 0, 200)
                  .gauge("vus", 4, 1000)
                  .gauge("queue", 3, 1000)
                  .trend("http_req_duration", 100, 200)
                  .declares("orders", MetricType.Counter)
                  .declares("latency", MetricType.Trend)
                  .error("timeout", 5)
                  .error("refused", 1)
                  .report()));

  @Test
  void countersAndRatesAreExactAndUseTheLongestMeasuredTime() {
    assertThat(observed("http_reqs", "count")).isEqualTo(new Observed.Value(300));
    assertThat(observed("http_reqs", "rate")).isEqualTo(new Observed.Value(5));
    assertThat(observed("http_req_failed", "rate")).isEqualTo(new Observed.Value(0.01));
    assertThat(TWO_RUNNERS.durationMs()).isEqualTo(60_000);
  }

  @Test
  void percentilesAreOfThePooledValues() {
    assertThat(((Observed.Value) observed("http_req_duration", "med")).value())
        .isCloseTo(250, within(0.25));
    assertThat(observed("http_req_duration", "max")).isEqualTo(new Observed.Value(400));
    assertThat(observed("http_req_duration", "avg")).isEqualTo(new Observed.Value(250));
  }

  @Test
  void vusAddUpAndOtherGaugesKeepTheLatest() {
    assertThat(observed("vus", "value")).isEqualTo(new Observed.Value(9));
    assertThat(observed("queue", "value")).isEqualTo(new Observed.Value(3));
    assertThat(TWO_RUNNERS.series(MetricSelector.of("queue"))).contains(new Gauge(3, 1000, 3, 7));
  }

  @Test
  void aCounterThatNobodyIncrementedIsZeroAndOtherMetricsHaveNoSamples() {
    assertThat(observed("orders", "count")).isEqualTo(new Observed.Value(0));
    assertThat(observed("dropped_iterations", "count")).isEqualTo(new Observed.Value(0));
    assertThat(observed("latency", "p(95)")).isEqualTo(new Observed.NoSamples());
    assertThat(observed("checks", "rate")).isEqualTo(new Observed.NoSamples());
  }

  @Test
  void aCounterWithTagsThatMayNotExistHasNoSamples() {
    assertThat(observed("orders{name:typo}", "count")).isEqualTo(new Observed.NoSamples());
    assertThat(observed("orders{stage:typo}", "count")).isEqualTo(new Observed.NoSamples());
  }

  @Test
  void whatNobodyDeclaresIsUnknown() {
    assertThat(observed("chekcs", "rate")).isEqualTo(new Observed.Unknown("chekcs"));
  }

  @Test
  void anAggregationThatTheTypeDoesNotHaveIsRefusedWithTheAllowedOnes() {
    assertThat(observed("http_req_failed", "p(95)"))
        .isEqualTo(new Observed.Unmergeable("a rate has no p(95); use rate"));
  }

  @Test
  void runnersThatDisagreeOnATypeCannotBeMerged() {
    var summary =
        RunSummary.merge(
            List.of(
                Reports.runner(0).of(2).counter("m", 1).report(),
                Reports.runner(1).of(2).rate("m", 1, 2).report()));
    assertThat(summary.observe(MetricSelector.of("m"), new Aggregation.Rate()))
        .isEqualTo(new Observed.Unmergeable("the runners disagree on its type: counter, rate"));
  }

  @Test
  void theRateOfACounterInAStageIsOverThatStage() {
    var report =
        Reports.runner(0)
            .staged(
                "http_reqs", "", "steady", new Counter(ExactSum.of(600), 600), ValueType.Default)
            .report();
    var stages =
        List.of(new StageWindow("ramp", 0, 20_000), new StageWindow("steady", 20_000, 80_000));
    var selector = MetricSelector.parse("http_reqs{stage:steady}");
    var rate = new Aggregation.Rate();
    assertThat(RunSummary.merge(List.of(report), stages).observe(selector, rate))
        .as("60 s of the load were measured, 40 s of them in the stage")
        .isEqualTo(new Observed.Value(15));
    assertThat(RunSummary.merge(List.of(report)).observe(selector, rate))
        .isEqualTo(new Observed.Value(10));
  }

  @Test
  void theOrderOfTheReportsIsNoMatter() {
    var a = Reports.runner(0).of(2).counter("c", 0.1).gauge("g", 1, 5).report();
    var b = Reports.runner(1).of(2).counter("c", 0.2).gauge("g", 2, 5).report();
    assertThat(RunSummary.merge(List.of(a, b))).isEqualTo(RunSummary.merge(List.of(b, a)));
  }

  @Test
  void errorsAddUpByKindTheMostFrequentFirst() {
    assertThat(TWO_RUNNERS.errors())
        .containsExactly(
            new RunnerReport.ErrorCount("timeout", "", "", 5),
            new RunnerReport.ErrorCount("refused", "", "", 3));
  }

  @Test
  void moreThanTwentyKindsOfErrorsEndInOther() {
    var reports = Reports.runner(0).error("other", 1);
    for (var i = 0; i < 30; i++) {
      reports.error("kind " + i, 100 - i);
    }
    var errors = reports.summary().errors();
    assertThat(errors).hasSize(20);
    assertThat(errors.getLast().kind()).isEqualTo("other");
    assertThat(errors.stream().mapToLong(RunnerReport.ErrorCount::count).sum())
        .isEqualTo(1 + 30 * 100 - 29 * 30 / 2);
  }

  @Test
  void runnersWithoutAReportAreNamed() {
    var summary = RunSummary.merge(List.of(Reports.runner(1).of(3).report()));
    assertThat(summary.missingRunners()).containsExactly(0, 2);
  }

  @Test
  void aRunnerReportsOnce() {
    var report = Reports.runner(0).report();
    assertThatThrownBy(() -> RunSummary.merge(List.of(report, report)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RunSummary.merge(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void headlineNumbersAreAbsentWhereNothingWasMeasured() {
    var headline = TWO_RUNNERS.headline();
    assertThat(headline.requests()).hasValue(300);
    assertThat(headline.requestsPerSecond()).hasValue(5);
    assertThat(headline.errorRate()).hasValue(0.01);
    assertThat(headline.avg()).hasValue(250);
    assertThat(headline.iterations()).isEmpty();
    assertThat(Reports.runner(0).summary().headline().p95()).isEqualTo(OptionalDouble.empty());
  }

  @Test
  void withoutIterationsAndRequestsNothingWasMeasured() {
    assertThat(Reports.runner(0).gauge("vus", 1, 1).summary().nothingMeasured()).isTrue();
    assertThat(Reports.runner(0).counter("data_sent", 9).summary().nothingMeasured()).isTrue();
    assertThat(Reports.runner(0).counter("iterations", 1).summary().nothingMeasured()).isFalse();
    assertThat(Reports.runner(0).trend("t", 1).summary().nothingMeasured()).isFalse();
  }

  private static Observed observed(String selector, String aggregation) {
    return TWO_RUNNERS.observe(MetricSelector.parse(selector), Aggregation.parse(aggregation));
  }
}
