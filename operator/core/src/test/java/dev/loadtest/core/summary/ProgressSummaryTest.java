package dev.loadtest.core.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loadtest.core.spec.Aggregation;
import dev.loadtest.core.spec.MetricSelector;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressSummaryTest {

  @Test
  void numbersOfTheLatestProgressOfEachRunnerAddUp() {
    var merged =
        ProgressSummary.merge(
            List.of(
                progress(0, 1, 999, rate(500, 900)),
                progress(0, 2, 10, rate(1, 100), 100, 200),
                progress(1, 7, 20, rate(3, 100), 300)));
    assertThat(merged.runners()).isEqualTo(2);
    assertThat(merged.vus()).isEqualTo(30);
    assertThat(merged.elapsedMs()).isEqualTo(12_000);
    assertThat(merged.requests()).isEqualTo(400);
    assertThat(merged.requestsPerSecond()).isEqualTo(100);
    assertThat(merged.errorRate().getAsDouble()).isEqualTo(0.01);
    assertThat(merged.recentErrorRate().getAsDouble()).isEqualTo(0.02);
    assertThat(merged.recentP95().getAsDouble()).isCloseTo(290, within(290 * 0.02));
    assertThat(merged.observe(MetricSelector.of("http_req_failed"), new Aggregation.Rate()))
        .isEqualTo(new Observed.Value(0.02));
  }

  @Test
  void aSeriesOfNobodyHasNoSamples() {
    var merged = ProgressSummary.merge(List.of(progress(0, 1, 1, rate(1, 2))));
    assertThat(merged.observe(MetricSelector.of("http_reqs"), new Aggregation.Count()))
        .isEqualTo(new Observed.NoSamples());
  }

  @Test
  void nobodyYetIsNothing() {
    var merged = ProgressSummary.merge(List.of());
    assertThat(merged.runners()).isZero();
    assertThat(merged.errorRate()).isEmpty();
    assertThat(merged.recentP95()).isEmpty();
  }

  @Test
  void aFrameOfTheRunnerIsUnderstood() throws Exception {
    var json =
        """
        {"index":0,"seq":12,"elapsedMs":12000,"remainingMs":48000,"vus":50,"iterations":900,
         "droppedIterations":0,"requests":1800,"failed":3,
         "recent":{"ms":1000,"requests":150,"failed":0,
           "duration":{"count":1,"sum":3,"min":3,"max":3,"hist":{"zero":0,"pos":"OgE=","neg":""}}},
         "abort":[{"metric":"http_req_failed","selector":"","stage":"","rate":{"trues":3,"total":9}}]}
        """;
    var progress = Json.MAPPER.readValue(json, RunnerProgress.class);
    assertThat(progress.recent().duration().histogram().resolution()).isEqualTo(Resolution.Coarse);
    assertThat(progress.abort()).containsExactly(rate(3, 9));
  }

  private static RunnerProgress.AbortSeries rate(long trues, long total) {
    return new RunnerProgress.AbortSeries(
        "http_req_failed", new StagedSeries("", "", new Rate(trues, total)));
  }

  private static RunnerProgress progress(
      int index, long seq, double vus, RunnerProgress.AbortSeries abort, double... ms) {
    var recent = new RunnerProgress.Recent(2000, 100, 2, Trend.of(Resolution.Coarse, ms));
    return new RunnerProgress(
        index, seq, 12_000, 48_000, vus, 90, 0, 200, 2, false, recent, List.of(abort));
  }
}
