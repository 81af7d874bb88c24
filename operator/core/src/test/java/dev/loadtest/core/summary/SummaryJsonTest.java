package dev.loadtest.core.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.core.plan.StageWindow;
import dev.loadtest.core.spec.MetricType;
import dev.loadtest.core.spec.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryJsonTest {
  /** Fields of evidence that the first version did not have. */
  private static final Predicate<String> NEW =
      name ->
          name.endsWith("AtMs")
              || Set.of("throttledPercentMax", "runQueueMsPerSMax", "cpuPressurePercent", "probe")
                  .contains(name);

  @Test
  void aSummaryReadsBackAsAnEqualOne() {
    var summary = summary();
    var read = SummaryJson.read(SummaryJson.write(summary));
    assertThat(read).isEqualTo(summary);
    assertThat(read.probe()).isPresent().isEqualTo(summary.probe());
  }

  @Test
  void theLongestTimeLineFitsItsLimit() {
    var timeline = summary().timeline();
    var json = SummaryJson.writeTimeline(timeline);
    assertThat(timeline.points()).hasSize(Timeline.MOST_POINTS);
    assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(32 << 10);
    assertThat(SummaryJson.readTimeline(json)).isEqualTo(timeline);
  }

  @Test
  void recordsOfOlderAndNewerVersionsAreRead() throws JsonProcessingException {
    var json = (ObjectNode) Json.MAPPER.readTree(SummaryJson.write(summary()));
    var evidence = (ObjectNode) json.path("runners").get(0).path("evidence");
    evidence.remove(evidence.properties().stream().map(Map.Entry::getKey).filter(NEW).toList());
    evidence.put("addedLater", 1);
    json.putObject("addedLater");
    var read = SummaryJson.read(json.toString());
    assertThat(read.probe()).isEmpty();
    assertThat(read.metrics()).isEqualTo(summary().metrics());
    assertThat(read.runners().getFirst().evidence().cpuPercentMax()).isEqualTo(40);
    assertThat(read.runners().getFirst().evidence().runQueueMsPerSMaxAtMs()).isZero();
    assertThat(read.runners().getFirst().evidence().cpuPressurePercent()).isNull();
  }

  @Test
  void anythingElseIsRefused() {
    assertThatThrownBy(() -> SummaryJson.read("{\"metrics\": 3}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Not a run's record");
  }

  private static RunSummary summary() {
    var errors = Map.of("1050", 123456L, "1211", 99999L, "500", 7L, "502", 6L, "503", 5L);
    var points =
        IntStream.range(0, Timeline.MOST_POINTS)
            .mapToObj(i -> point(i * 30_000L, errors))
            .toArray(RunnerTimeline.Point[]::new);
    var runner0 =
        Reports.runner(0)
            .of(3)
            .trend("http_req_duration", 0.1, 0.2, 0.3, 660)
            .staged(
                "http_req_duration",
                "name:login",
                "steady",
                Trend.of(Resolution.Fine, -1e-3, 0, 1e300),
                ValueType.Time)
            .counter("data_sent", 0.1)
            .rate("checks", 1, 3)
            .gauge("vus", 3, 5)
            .invalid("broken", MetricType.Trend, 4)
            .declares("orders", MetricType.Counter)
            .scriptThreshold("checks", "rate>0.9")
            .error("refused", 3)
            .exit(ExitReason.Stopped, "by hand")
            .probe(1, 0.2, 0.3, 7)
            .timeline(30_000, points)
            .report();
    var runner1 =
        Reports.runner(1).of(3).trend("http_req_duration", 0.7).counter("data_sent", 0.2).report();
    var runner2 = Reports.runner(2).of(3).gauge("data_sent", 1, 1).report();
    var stages = List.of(new StageWindow("steady", 0, 60_000));
    return RunSummary.merge(List.of(runner0, runner1, runner2), stages);
  }

  private static RunnerTimeline.Point point(long atMs, Map<String, Long> errors) {
    var duration = Trend.of(Resolution.Coarse, 123.456, 2345.6, 98765.4).histogram();
    return new RunnerTimeline.Point(
        atMs, 123456.0, 123456, 10000, 123456.0, 12345.0, duration, errors, duration);
  }
}
