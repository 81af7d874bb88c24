package dev.loadtest.core.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden vectors of the runner: what Go writes is what is read here. */
class ProtocolVectorsTest {
  private static final Path FILE = Path.of("../../k6-runner-image/testdata/vectors.json");

  record Vectors(List<HistogramVector> histograms, List<FrameVector> frames) {}

  record HistogramVector(
      String name,
      double gamma,
      double[] values,
      long count,
      double min,
      double max,
      EncodedHistogram encoded,
      Map<String, Double> percentiles) {

    Resolution resolution() {
      return gamma == Resolution.Fine.gamma() ? Resolution.Fine : Resolution.Coarse;
    }

    @Override
    public String toString() {
      return name + " at " + gamma;
    }
  }

  record FrameVector(String nonce, String kind, int seq, List<String> lines, JsonNode json) {
    @Override
    public String toString() {
      return kind;
    }
  }

  static Stream<HistogramVector> histograms() throws IOException {
    return vectors().histograms().stream();
  }

  static Stream<FrameVector> frames() throws IOException {
    return vectors().frames().stream();
  }

  @ParameterizedTest
  @MethodSource("histograms")
  void histogramsAreCountedAndWrittenAsInGo(HistogramVector vector) {
    var own = Trend.of(vector.resolution(), vector.values());
    assertThat(EncodedHistogram.of(own.histogram())).isEqualTo(vector.encoded());
    assertThat(vector.encoded().decode(vector.resolution())).isEqualTo(own.histogram());
    assertThat(own.samples()).isEqualTo(vector.count());
    assertThat(own.min()).isEqualTo(vector.min());
    assertThat(own.max()).isEqualTo(vector.max());
  }

  @ParameterizedTest
  @MethodSource("histograms")
  void percentilesAreThoseOfGo(HistogramVector vector) {
    var own = Trend.of(vector.resolution(), vector.values());
    vector
        .percentiles()
        .forEach(
            (percent, expected) ->
                assertThat(own.percentile(Double.parseDouble(percent)))
                    .as("p(%s)", percent)
                    .isCloseTo(expected, within(Math.abs(expected) * 1e-9)));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void framesAreReadAsGoWroteThem(FrameVector vector) throws IOException {
    var log = Frames.read(vector.lines(), vector.nonce());
    assertThat(log.problems()).isEmpty();
    assertThat(log.cut()).isFalse();
    var json = vector.json();
    switch (FrameLine.Kind.valueOf(vector.kind())) {
      case ready ->
          assertThat(log.ready())
              .contains(Json.MAPPER.treeToValue(json, RunnerReady.class))
              .get()
              .returns(json.path("maxVUs").asLong(), RunnerReady::maxVUs);
      case progress ->
          assertThat(log.progress())
              .contains(Json.MAPPER.treeToValue(json, RunnerProgress.class))
              .get()
              .returns(json.path("elapsedMs").asLong(), RunnerProgress::elapsedMs);
      case result ->
          assertThat(log.result())
              .contains(Json.MAPPER.treeToValue(json, RunnerReport.class))
              .get()
              .returns(json.path("run").asText(), RunnerReport::run);
    }
  }

  @Test
  void evidenceSaysWhen() throws IOException {
    var result = frames().filter(f -> f.kind().equals("result")).findFirst().orElseThrow();
    var evidence = Json.MAPPER.treeToValue(result.json(), RunnerReport.class).evidence();
    assertThat(evidence.cpuPercentMaxAtMs()).isEqualTo(42_003);
    assertThat(evidence.throttledPercentMaxAtMs()).isEqualTo(7001);
    assertThat(evidence.runQueueMsPerSMax()).isEqualTo(9.5);
    assertThat(evidence.runQueueMsPerSMaxAtMs()).isEqualTo(17_001);
    assertThat(evidence.memoryBytesMaxAtMs()).isEqualTo(5002);
    assertThat(evidence.cpuPressurePercent()).isEqualTo(0.75);
  }

  @Test
  void theControlProbeIsReadWithItsCourse() throws IOException {
    var result = frames().filter(f -> f.kind().equals("result")).findFirst().orElseThrow();
    var summary =
        RunSummary.merge(List.of(Json.MAPPER.treeToValue(result.json(), RunnerReport.class)));
    var probe = summary.probe().orElseThrow();
    assertThat(probe.count()).isEqualTo(3);
    assertThat(probe.failed()).isEqualTo(1);
    assertThat(probe.p50().orElseThrow()).isEqualTo(2);
    assertThat(probe.worst().orElseThrow().atMs()).isEqualTo(1000);
    assertThat(probe.worst().orElseThrow().p95()).isCloseTo(2, within(0.04));
  }

  private static Vectors vectors() throws IOException {
    return Json.MAPPER.readValue(Files.readString(FILE), Vectors.class);
  }
}
