package dev.loadtest.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.plan.StageWindow;
import dev.loadtest.core.spec.Threshold;
import dev.loadtest.core.summary.FrameLog;
import dev.loadtest.core.summary.Frames;
import dev.loadtest.core.summary.Headline;
import dev.loadtest.core.summary.ProgressSummary;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.SummaryJson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * From the log of a real runner (k6 2.2.0, 3 s against a local server, 404 in every tenth
 * iteration, and a script that prints a forged frame) to the verdict.
 */
class RunnerLogTest {
  private static final List<StageWindow> STAGES =
      List.of(new StageWindow("ramp", 0, 1000), new StageWindow("steady", 1000, 3000));

  @Test
  void theLogIsUnderstoodAndTheForgedFrameIsNot() throws IOException {
    var log = log();
    assertThat(log.problems()).isEmpty();
    assertThat(log.cut()).isFalse();
    assertThat(log.ready().orElseThrow().scriptThresholds()).hasSize(2);
    assertThat(log.result().orElseThrow().run()).isEqualTo("checkout-x7k2p");
  }

  @Test
  void theSummaryHoldsTheNumbersOfTheTerminationMessage() throws IOException {
    var headline = summary().headline();
    assertThat(headline)
        .returns(6474.0, h -> h.requests().orElseThrow())
        .returns(5885.0, h -> h.iterations().orElseThrow())
        .returns(1.1788643306190592, h -> h.p95().orElseThrow());
    assertThat(headline).extracting(Headline::errorRate).isNotNull();
    assertThat(SummaryJson.read(SummaryJson.write(summary()))).isEqualTo(summary());
  }

  @Test
  void thresholdsOfSpecAndScriptAreJudged() throws IOException {
    var spec =
        List.of(
            threshold("home", "http_req_duration{name:home,stage:steady}", "p(95)<500"),
            threshold("basket", "basket_value", "min>=-5"),
            threshold("rate", "http_reqs{stage:steady}", "rate>1000"),
            threshold("refunds", "refunds", "count<1"),
            threshold("errors", "http_req_failed{stage:steady}", "rate<0.05"));
    var thresholds = NamedThreshold.all(spec, summary().scriptThresholds());
    var judgement = Judge.judge(thresholds, true, summary());
    assertThat(judgement.outcomes())
        .filteredOn(outcome -> outcome.result() != ThresholdOutcome.Result.Passed)
        .extracting(ThresholdOutcome::name)
        .containsExactly("errors");
    assertThat(judgement.outcomes()).hasSize(7);
    assertThat(judgement.verdict()).isEqualTo(Verdict.Failed);
    assertThat(judgement.message())
        .startsWith("Failed: rate of http_req_failed in stage steady is 9.")
        .endsWith(" %, over the threshold of 5 %.");
  }

  @Test
  void progressHasTheSeriesThatMayEndTheLoad() throws IOException {
    var progress = ProgressSummary.merge(List.of(log().progress().orElseThrow()));
    assertThat(progress.abort()).hasSize(1);
    assertThat(progress.recentP95()).isPresent();
  }

  private static Threshold threshold(String name, String metric, String expression) {
    return new Threshold(name, metric, expression, null, null);
  }

  private static RunSummary summary() throws IOException {
    return RunSummary.merge(List.of(log().result().orElseThrow()), STAGES);
  }

  private static FrameLog log() throws IOException {
    try (var in = RunnerLogTest.class.getResourceAsStream("/runner/runner.log")) {
      var reader = new InputStreamReader(in, StandardCharsets.UTF_8);
      return Frames.read(reader, "0123456789abcdef0123456789abcdef");
    }
  }
}
