package dev.loadtest.core.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProbeTest {

  @Test
  void percentilesAreThoseOfAllCallsWhateverTheOrderOfTheRunners() {
    var quick = Reports.runner(0).of(2).probe(1, values(96, 2)).report();
    var slow = Reports.runner(1).of(2).probe(2, values(4, 100)).report();
    var probe = RunSummary.merge(List.of(slow, quick)).probe().orElseThrow();
    assertThat(probe).isEqualTo(RunSummary.merge(List.of(quick, slow)).probe().orElseThrow());
    assertThat(probe.count()).isEqualTo(103);
    assertThat(probe.failed()).isEqualTo(3);
    assertThat(probe.p50().orElseThrow()).isCloseTo(2, within(0.002));
    assertThat(probe.p95().orElseThrow()).isCloseTo(2, within(0.002));
    assertThat(probe.percentile(97).orElseThrow()).isCloseTo(100, within(0.1));
  }

  @Test
  void theSlowestStepIsNamed() {
    var report =
        Reports.runner(0)
            .probe(0, 1, 40, 40, 2)
            .timeline(1000, at(0, 1), at(1000, 40), at(2000, 40), at(3000, 2))
            .report();
    var worst = RunSummary.merge(List.of(report)).probe().orElseThrow().worst().orElseThrow();
    assertThat(worst.atMs()).isEqualTo(1000);
    assertThat(worst.p95()).isCloseTo(40, within(0.8));
  }

  @Test
  void aDeadAddressHasNoTimes() {
    var probe = Reports.runner(0).probe(7).summary().probe().orElseThrow();
    assertThat(probe.failed()).isEqualTo(probe.count()).isEqualTo(7);
    assertThat(probe.p50()).isEmpty();
    assertThat(probe.p95()).isEmpty();
    assertThat(probe.worst()).isEmpty();
  }

  @Test
  void aRunWithoutProbeHasNone() {
    assertThat(Reports.runner(0).summary().probe()).isEmpty();
  }

  @Test
  void aRunnerThatHadNoTurnChangesNothing() {
    var one = Reports.runner(0).of(2).probe(0, 3).report();
    var none = Reports.runner(1).of(2).probe(0).report();
    var other = Reports.runner(2).of(3).report();
    var probe = RunSummary.merge(List.of(one, none, other)).probe().orElseThrow();
    assertThat(probe.count()).isEqualTo(1);
    assertThat(probe.p95()).hasValue(3);
  }

  private static double[] values(int count, double value) {
    return IntStream.range(0, count).mapToDouble(i -> value).toArray();
  }

  private static RunnerTimeline.Point at(long ms, double probe) {
    var none = Histogram.empty(Resolution.Coarse);
    var shown = Trend.of(Resolution.Coarse, probe).histogram();
    return new RunnerTimeline.Point(ms, 1, 0, 1, 1, 0, none, Map.of(), shown);
  }
}
