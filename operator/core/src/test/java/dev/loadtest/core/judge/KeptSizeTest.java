package dev.loadtest.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.summary.Histogram;
import dev.loadtest.core.summary.Reports;
import dev.loadtest.core.summary.Resolution;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.RunnerTimeline;
import dev.loadtest.core.summary.TargetEvidence;
import dev.loadtest.core.summary.Timeline;
import dev.loadtest.core.summary.Timeline.Quantiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is kept of a run stays small: 32 KB with its time line, most of which is the time line. */
class KeptSizeTest {
  private static final int MOST = 32 * 1024;
  private static final int MOST_OF_A_KEPT_RUN = 2 * 1024;

  private static final String FIVE_STAGES =
      """
      load: {executor: 'RampingArrivalRate', preAllocatedVUs: 100, stages: [
        {name: 'warm-up', duration: '1m', target: 100}, {name: 'steady', duration: '5m', target: 100},
        {name: 'spike', duration: '1m', target: 500}, {name: 'recovery', duration: '2m', target: 100},
        {name: 'ramp-down', duration: '1m', target: 0}]}
      """;

  @Test
  void aRunWithFiveStagesAndAFullTimeLineIsSmallEnough() {
    LoadTestSpec spec =
        Story.spec(
            FIVE_STAGES,
            Story.threshold("http_req_duration{stage:steady}", "p(95)<500"),
            "runner: {image: 'registry.example.com/load/k6-runner:1.2.3'}");
    int kept = bytes(kept(spec));
    int timeline = bytes(fullTimeline());
    assertThat(kept).isLessThanOrEqualTo(MOST_OF_A_KEPT_RUN);
    assertThat(kept + timeline).isLessThanOrEqualTo(MOST);
  }

  /**
   * A day of 100,000 requests a second, all of which fail in ways that the script names, with as
   * many iterations dropped as finished, and with times that take most digits to write.
   */
  @Test
  void theLargestTimeLineIsSmallEnough() {
    long stepMs = Duration.ofDays(1).toMillis() / Timeline.MOST_POINTS;
    long count = 71_649_387;
    Histogram times = Histogram.builder(Resolution.Coarse).add(0.00123456).build();
    Map<String, Long> errors =
        Map.of("\u0001 1st kind of many", count, "ä 2nd kind", count, "\" 3rd kind", count);
    RunnerTimeline.Point[] points =
        IntStream.range(0, Timeline.MOST_POINTS)
            .mapToObj(
                i ->
                    new RunnerTimeline.Point(
                        i * stepMs, count, count, 123_456, count, count, times, errors, times))
            .toArray(RunnerTimeline.Point[]::new);
    Timeline largest = merged(stepMs, points);
    assertThat(largest.points())
        .hasSize(Timeline.MOST_POINTS)
        .allSatisfy(p -> assertThat(p.errors().keySet()).hasSize(3).allMatch(k -> k.length() == 8));
    assertThat(bytes(largest)).isLessThan(MOST);
  }

  private static Timeline merged(long stepMs, RunnerTimeline.Point... points) {
    return RunSummary.merge(List.of(Reports.runner(0).timeline(stepMs, points).report()))
        .timeline();
  }

  private static KeptRun kept(LoadTestSpec spec) {
    RunSummary run = RunOf.p95(123.456789).failed(0.0123).probe(5).summary(spec);
    Evaluation evaluation =
        new Evaluation(
            spec,
            List.of(run),
            TargetEvidence.NONE,
            RunHistory.EMPTY,
            LocalDate.parse("2026-11-21"));
    return Keeping.after(
            evaluation, Judge.judge(evaluation), "checkout-20261121-x7k2p", "2026-11-21T02:00:00Z")
        .runs()
        .getFirst();
  }

  /** As many points as there can be, each with failures, probe and two kinds of errors. */
  private static Timeline fullTimeline() {
    return new Timeline(
        5000,
        IntStream.range(0, Timeline.MOST_POINTS)
            .mapToObj(
                i ->
                    new Timeline.Point(
                        5000L * i,
                        12_345,
                        123,
                        100,
                        12_345,
                        17,
                        new Quantiles(98.76, 123.4, 987.6),
                        Map.of("1050", 100L, "503", 23L),
                        5.432))
            .toList());
  }

  private static int bytes(Object kept) {
    try {
      return new ObjectMapper().writeValueAsString(kept).getBytes(StandardCharsets.UTF_8).length;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
