package dev.loadtest.core.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MergedTimelineTest {

  @Test
  void stepsLieOverEachOtherAndAddUp() {
    var merged =
        MergedTimeline.of(
            List.of(
                timeline(1000, point(0, 10, 3, 100), point(1000, 20, 4, 200)),
                timeline(1000, point(0, 30, 5, 300))));
    assertThat(merged.stepMs()).isEqualTo(1000);
    assertThat(merged.points()).hasSize(2);
    var first = merged.points().getFirst();
    assertThat(first.requests()).isEqualTo(40);
    assertThat(first.vus()).isEqualTo(8);
    assertThat(first.duration().p50()).isCloseTo(200, within(8.0));
    assertThat(merged.points().getLast().requests()).isEqualTo(20);
  }

  @Test
  void quantilesComeFromTheMergedHistogramAndNotFromQuantiles() {
    var fast = point(0, 1, 1, IntStream.range(0, 99).mapToDouble(i -> 10).toArray());
    var slow = point(0, 1, 1, 1000);
    var merged = MergedTimeline.of(List.of(timeline(1000, fast), timeline(1000, slow)));
    assertThat(merged.points().getFirst().duration().p50()).isCloseTo(10, within(0.2));
    assertThat(merged.points().getFirst().duration().p95()).isCloseTo(10, within(0.2));
  }

  @Test
  void ofDifferentStepsTheWidestCountsAndVusAreNotAddedTwice() {
    var merged =
        MergedTimeline.of(
            List.of(
                timeline(1000, point(0, 1, 5), point(1000, 1, 7), point(2000, 1, 6)),
                timeline(2000, point(0, 10, 1), point(2000, 10, 1))));
    assertThat(merged.stepMs()).isEqualTo(2000);
    assertThat(merged.points()).extracting(Timeline.Point::requests).containsExactly(12.0, 11.0);
    assertThat(merged.points()).extracting(Timeline.Point::vus).containsExactly(8.0, 7.0);
  }

  @Test
  void longTimeLinesGetWiderSteps() {
    var points =
        IntStream.range(0, 1000)
            .mapToObj(i -> point(i * 1000L, 1, 1))
            .toArray(size -> points(size));
    var merged = MergedTimeline.of(List.of(timeline(1000, points)));
    assertThat(merged.points()).hasSizeLessThanOrEqualTo(Timeline.MOST_POINTS);
    assertThat(merged.points().stream().mapToDouble(Timeline.Point::requests).sum())
        .isEqualTo(1000);
  }

  @Test
  void withoutRequestsThereAreNoQuantiles() {
    var merged = MergedTimeline.of(List.of(timeline(1000, point(0, 0, 1))));
    assertThat(merged.points().getFirst().durationIfAny()).isEmpty();
    assertThat(MergedTimeline.of(List.of(RunnerTimeline.EMPTY)).points()).isEmpty();
  }

  @Test
  void theControlProbeHasItsOwnCourse() {
    var quick = probed(0, IntStream.range(0, 19).mapToDouble(i -> 1).toArray());
    var slow = probed(0, 50, 50);
    var merged =
        MergedTimeline.of(List.of(timeline(1000, quick, point(1000, 1, 1)), timeline(1000, slow)));
    assertThat(merged.points().getFirst().probeP95IfAny().orElseThrow()).isCloseTo(50, within(1.0));
    assertThat(merged.points().getLast().probeP95IfAny()).isEmpty();
  }

  @Test
  void ofManyErrorsTheMostFrequentKeepTheirName() {
    assertThat(errors(Map.of("1050", 9L, "1211", 8L, "500", 7L, "502", 6L, "503", 5L)))
        .containsExactly(
            Map.entry("1050", 18L), Map.entry("1211", 16L), Map.entry("other", 2 * (7L + 6 + 5)));
  }

  @Test
  void ofFewErrorsAllKeepTheirName() {
    assertThat(errors(Map.of("1050", 1L, "1211", 2L, "500", 3L)))
        .containsExactly(Map.entry("500", 6L), Map.entry("1211", 4L), Map.entry("1050", 2L));
  }

  /** A runner that saw too many kinds has others, too. */
  @Test
  void othersOfTheRunnersAreAmongTheOthers() {
    assertThat(errors(Map.of("other", 90L, "1050", 9L, "1211", 8L, "500", 7L)))
        .containsExactly(
            Map.entry("1050", 18L), Map.entry("1211", 16L), Map.entry("other", 2 * (90L + 7)));
    assertThat(errors(Map.of("other", 90L, "1050", 9L)))
        .containsExactly(Map.entry("other", 180L), Map.entry("1050", 18L));
  }

  @Test
  void whatAScriptCallsAnErrorIsCutToAFewPlainCharacters() {
    assertThat(errors(Map.of("\u0001\"ä\\ out of cheese", 1L)))
        .containsExactly(Map.entry("???? out", 2L));
  }

  private static Map<String, Long> errors(Map<String, Long> ofEach) {
    var point =
        new RunnerTimeline.Point(0, 1, 1, 1, 1, 0, Histogram.empty(Resolution.Coarse), ofEach);
    var merged = MergedTimeline.of(List.of(timeline(1000, point), timeline(1000, point)));
    return merged.points().getFirst().errors();
  }

  private static RunnerTimeline.Point[] points(int size) {
    return new RunnerTimeline.Point[size];
  }

  private static RunnerTimeline timeline(long stepMs, RunnerTimeline.Point... points) {
    return new RunnerTimeline(stepMs, List.of(points));
  }

  private static RunnerTimeline.Point probed(long at, double... ms) {
    var none = Histogram.empty(Resolution.Coarse);
    var probe = Trend.of(Resolution.Coarse, ms).histogram();
    return new RunnerTimeline.Point(at, 1, 0, 1, 0, 0, none, Map.of(), probe);
  }

  private static RunnerTimeline.Point point(long at, double requests, double vus, double... ms) {
    var duration = Trend.of(Resolution.Coarse, ms).histogram();
    return new RunnerTimeline.Point(at, requests, 0, vus, 0, 0, duration, Map.of());
  }
}
