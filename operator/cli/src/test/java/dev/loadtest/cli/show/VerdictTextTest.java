package dev.loadtest.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.status.LoadTestRunStatus;
import dev.loadtest.core.status.LoadTestRunStatus.Attempt;
import dev.loadtest.core.status.LoadTestRunStatus.FindingStatus;
import dev.loadtest.core.status.LoadTestRunStatus.Numbers;
import dev.loadtest.core.status.LoadTestRunStatus.Progress;
import dev.loadtest.core.status.LoadTestRunStatus.Runners;
import dev.loadtest.core.status.LoadTestRunStatus.ThresholdStatus;
import dev.loadtest.core.status.Phase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people see, letter by letter. */
class VerdictTextTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void verdictHasTableNumbersFindingsAndReason() {
    assertThat(String.join("\n", new VerdictText(Palette.Plain).lines("shop", "shop-1", failed())))
        .isEqualTo(
            """

              THRESHOLD    METRIC                           EXPRESSION   OBSERVED   RESULT
            ✓ steady-p95   http_req_duration{stage:steady}  p(95)<500    412 ms     Passed
            ✗ errors       http_req_failed                  rate<0.01    2.4 %      Crossed
            ? logins       logins                           count>1      -          NoData

              requests 73,512 (153/s)   errors 2.4%   iterations 24,504   VUs 500   duration 8m0s
              response times   p50 102ms   p95 412ms   p99 660ms
              2 runners, started within 12 ms
              ! DroppedIterations  12 of 40 iterations were dropped for want of VUs

            FAILED  shop (shop-1): rate of http_req_failed is 2.4 %, over the threshold of 1 %."""
                .replace("{stage:steady}  p", "{stage:steady}   p")
                .replace(
                    "METRIC                           E", "METRIC                            E")
                .replace(
                    "http_req_failed                  r", "http_req_failed                   r")
                .replace(
                    "logins                           c", "logins                            c"));
  }

  @Test
  void errorHasItsReasonOnOneLine() {
    var status =
        new LoadTestRunStatus(
            0L,
            Phase.Finished,
            Verdict.Error,
            Classification.Error,
            "ScriptError",
            "Error: x is not defined\n\tat script.js:3:1; fix the script at the position named.",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            null,
            List.of(),
            null,
            null,
            List.of(),
            null,
            List.of(),
            null,
            List.of());
    assertThat(new VerdictText(Palette.Plain).lines("shop", "shop-1", status))
        .containsExactly(
            "",
            "",
            "ERROR  shop (shop-1): x is not defined at script.js:3:1; fix the script at the position named.");
  }

  @Test
  void coloursAreOnlyForTerminalsThatWantThem() {
    assertThat(Palette.of(true, null).bad("x")).isEqualTo("\u001b[31mx\u001b[0m");
    assertThat(Palette.of(true, "1").bad("x")).isEqualTo("x");
    assertThat(Palette.of(false, null).bad("x")).isEqualTo("x");
  }

  @Test
  void progressIsABlockOnTerminalsAndALineInLogs() {
    Glance glance = Glance.of("shop", running(), 3);
    assertThat(GlanceText.block(glance, Palette.Plain))
        .containsExactly(
            "shop  Running  [██████░░░░░░░░░░░░░░░░░░]  30s, 1m30s left",
            "  VUs 50   153 requests/s   p95 412ms   errors 0.4%   dropped 3");
    assertThat(GlanceText.line(glance))
        .isEqualTo(
            "shop: Running (30s, 1m30s left)   VUs 50   153 requests/s   p95 412ms   errors 0.4%   dropped 3");
  }

  @Test
  void logGetsALineEveryTenSecondsAndAtEachNewState() {
    var bytes = new ByteArrayOutputStream();
    var screen =
        new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), false, 80, Palette.Plain);
    Glance glance = Glance.of("shop", running(), 0);
    screen.show(new Glance("shop", "Starting", "1 of 2 runners are ready.", glance.load()), NOON);
    for (int second = 1; second <= 25; second++) {
      screen.show(glance, NOON.plusSeconds(second));
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines()).hasSize(4);
  }

  @Test
  void historyHasALineForEachRun() {
    var lines =
        HistoryText.of(
            List.of(new HistoryText.Line("shop", "shop-1", NOON, failed())),
            ZoneOffset.UTC,
            Palette.Plain);
    assertThat(lines)
        .containsExactly(
            "STARTED               RUN      VERDICT   P95     ERRORS   REQUESTS/S   DURATION   REASON",
            "2026-11-21 12:00:00   shop-1   Failed    412ms   2.4%     153          8m0s       ThresholdsCrossed");
  }

  @Test
  void sparklineGoesFromZeroToItsTop() {
    assertThat(Sparkline.of(new double[] {0, 1, 4, 8, Double.NaN, 8}, 10)).isEqualTo("▁▂▅█ █");
    assertThat(Sparkline.of(new double[] {2, 2, 8, 8}, 2)).isEqualTo("▃█");
    assertThat(Sparkline.of(new double[] {0, 0}, 2)).isEqualTo("▁▁");
  }

  private static LoadTestRunStatus failed() {
    return new LoadTestRunStatus(
        0L,
        Phase.Finished,
        Verdict.Failed,
        Classification.InsufficientData,
        "ThresholdsCrossed",
        "Failed: rate of http_req_failed is 2.4 %, over the threshold of 1 %.",
        null,
        null,
        "8m0s",
        new Runners(2, 2, 2),
        null,
        null,
        new Numbers(73512L, 24504L, "153", "2.4%", "102ms", "412ms", "660ms", 500L),
        List.of(
            new ThresholdStatus(
                "steady-p95", "http_req_duration{stage:steady}", "p(95)<500", "Passed", "412 ms"),
            new ThresholdStatus("errors", "http_req_failed", "rate<0.01", "Crossed", "2.4 %"),
            new ThresholdStatus("logins", "logins", "count>1", "NoData", null)),
        null,
        List.of(),
        null,
        null,
        List.of(
            new FindingStatus(
                "DroppedIterations", "12 of 40 iterations were dropped for want of VUs")),
        null,
        List.of(new Attempt(1, null, null, null, null, 12L, null, null, null, null)),
        null,
        List.of());
  }

  private static LoadTestRunStatus running() {
    return new LoadTestRunStatus(
        0L,
        Phase.Running,
        null,
        null,
        "Running",
        "2 runners send load.",
        null,
        null,
        null,
        new Runners(2, 2, 0),
        new Progress("2026-11-21T12:00:00Z", "30s", "1m30s", 50L, "153", "412ms", "0.4%"),
        null,
        null,
        List.of(),
        null,
        List.of(),
        null,
        null,
        List.of(),
        null,
        List.of(),
        null,
        List.of());
  }
}
