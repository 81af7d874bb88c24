package dev.loadtest.core.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loadtest.core.baseline.Admission;
import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.baseline.KeptRun.Point;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Comparison.Level;
import dev.loadtest.core.judge.Difference.Basis;
import dev.loadtest.core.plan.MeasurementKey;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Specs;
import dev.loadtest.core.summary.Reports;
import dev.loadtest.core.summary.RunSummary;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TwoRunsTest {
  private static final LoadTestSpec SPEC = Specs.spec("{script: {inline: 'x'}}");

  @Test
  void withoutHistoryTheSamplesSayWhatIsNotable() {
    var p95 = p95(run(100, 0), run(200, 0), RunHistory.EMPTY);
    assertThat(p95.basis()).isEqualTo(Basis.Samples);
    assertThat(p95.change().orElseThrow()).isCloseTo(1, within(0.01));
    assertThat(p95.level()).isEqualTo(Level.Worse);
    assertThat(p95(run(100, 0), run(103, 0), RunHistory.EMPTY).level()).isEqualTo(Level.Same);
  }

  @Test
  void withHistoryItsSpreadDoes() {
    var noisy = history(80, 125, 95, 140, 100, 70);
    var quiet = history(100, 101, 99, 100, 102, 100);
    assertThat(p95(run(100, 0), run(150, 0), noisy))
        .returns(Basis.Runs, Difference::basis)
        .returns(6, Difference::runs)
        .returns(Level.Same, Difference::level);
    assertThat(p95(run(100, 0), run(150, 0), quiet).level()).isEqualTo(Level.Worse);
  }

  @Test
  void aFallToTheHalfIsAsFarAsARiseToTheDouble() {
    var history = history(80, 125, 95, 140, 100, 70);
    double rise = p95(run(100, 0), run(900, 0), history).notable().orElseThrow();
    double fall = p95(run(900, 0), run(100, 0), history).notable().orElseThrow();
    assertThat(1 - fall).isCloseTo(1 / (1 + rise), within(1e-9));
  }

  @Test
  void fewerErrorsAndMoreThroughputAreBetter() {
    var differences = TwoRuns.compare(run(100, 400), run(100, 0), RunHistory.EMPTY);
    assertThat(find(differences, "error rate"))
        .returns(Level.Better, Difference::level)
        .returns(true, Difference::rate);
    assertThat(find(differences, "throughput").basis()).isEqualTo(Basis.Nothing);
  }

  @Test
  void halfAPercentOfErrorsIsTheLeastThatIsNotable() {
    assertThat(find(TwoRuns.compare(run(9, 0), run(9, 3), RunHistory.EMPTY), "error rate").level())
        .isEqualTo(Level.Same);
  }

  @Test
  void tooFewSamplesSayNothing() {
    var few = new TwoRuns.Run(SPEC, Optional.empty(), List.of(measured(100, 40, 0)));
    assertThat(p95(few, few, RunHistory.EMPTY))
        .returns(Basis.Nothing, Difference::basis)
        .returns(Level.Unknown, Difference::level);
  }

  @Test
  void whatOneRunDidNotMeasureIsUnknown() {
    var nothing = new TwoRuns.Run(SPEC, Optional.empty(), List.of());
    assertThat(p95(run(100, 0), nothing, RunHistory.EMPTY))
        .returns(Level.Unknown, Difference::level)
        .matches(d -> d.b().isEmpty() && d.change().isEmpty());
    assertThat(TwoRuns.compare(nothing, nothing, RunHistory.EMPTY)).isEmpty();
  }

  private static Difference p95(TwoRuns.Run a, TwoRuns.Run b, RunHistory history) {
    return find(TwoRuns.compare(a, b, history), "p95");
  }

  private static Difference find(List<Difference> differences, String subject) {
    return differences.stream().filter(d -> d.subject().equals(subject)).findFirst().orElseThrow();
  }

  private static TwoRuns.Run run(double p95, long failed) {
    return new TwoRuns.Run(SPEC, Optional.empty(), List.of(measured(p95, 1000, failed)));
  }

  /** Times that are evenly spread up to a little over the wanted p95. */
  private static RunSummary measured(double p95, int requests, long failed) {
    double[] times =
        IntStream.rangeClosed(1, requests)
            .mapToDouble(i -> p95 * (0.9 + 0.1 * i / (0.95 * requests)))
            .toArray();
    return Reports.runner(0)
        .trend("http_req_duration", times)
        .rate("http_req_failed", failed, requests)
        .counter("http_reqs", requests)
        .counter("iterations", requests)
        .summary();
  }

  private static RunHistory history(double... values) {
    var history = RunHistory.EMPTY;
    for (int i = 0; i < values.length; i++) {
      var points = new TreeMap<String, Point>();
      points.put(
          "p(95) http_req_duration",
          new Point(
              values[i], 1000, MeasurementKey.of(SPEC, Optional.empty(), Optional.empty()), null));
      history =
          history.with(
              new KeptRun(
                  "r" + i, "2026-11-21T02:00:00Z", Admission.Admitted, null, points, null, true));
    }
    return history;
  }
}
