package dev.loadtest.controller.boot;

import dev.loadtest.core.spec.MetricType;
import dev.loadtest.core.spec.ValueType;
import dev.loadtest.core.summary.Counter;
import dev.loadtest.core.summary.ExactSum;
import dev.loadtest.core.summary.ExitReason;
import dev.loadtest.core.summary.FrameLog;
import dev.loadtest.core.summary.MetricReport;
import dev.loadtest.core.summary.Rate;
import dev.loadtest.core.summary.Resolution;
import dev.loadtest.core.summary.RunnerExit;
import dev.loadtest.core.summary.RunnerProgress;
import dev.loadtest.core.summary.RunnerReady;
import dev.loadtest.core.summary.RunnerReport;
import dev.loadtest.core.summary.Series;
import dev.loadtest.core.summary.StagedSeries;
import dev.loadtest.core.summary.Trend;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a runner says: 100 requests, of which some may have failed. */
final class RunnerFrames {
  private RunnerFrames() {}

  static FrameLog nothing() {
    return new FrameLog(Optional.empty(), Optional.empty(), Optional.empty(), false, List.of());
  }

  static FrameLog ready(int index) {
    return new FrameLog(
        Optional.of(readyReport(index)), Optional.empty(), Optional.empty(), false, List.of());
  }

  static FrameLog progress(int index) {
    var progress =
        new RunnerProgress(index, 1, 1000, 9000, 5, 50, 0, 50, 0, false, null, List.of());
    return new FrameLog(
        Optional.of(readyReport(index)), Optional.of(progress), Optional.empty(), false, List.of());
  }

  static FrameLog result(int index, int runners, long failed, ExitReason exit) {
    return result(index, runners, 100, failed, exit, 10, 20, 30, 40);
  }

  /** What the only runner says of 1,000 requests, of which 95 % take at most this long. */
  static FrameLog measured(double p95) {
    double[] times = IntStream.range(0, 1000).mapToDouble(i -> p95 * (0.5 + i / 1900.0)).toArray();
    return result(0, 1, times.length, 0, ExitReason.None, times);
  }

  private static FrameLog result(
      int index, int runners, long requests, long failed, ExitReason exit, double... times) {
    var report =
        new RunnerReport(
            1,
            "",
            index,
            runners,
            new RunnerExit(exit == ExitReason.None ? 0 : 107, "", exit, "the script said so"),
            new RunnerReport.Times(1, 2, System.currentTimeMillis(), 4, 10_000),
            readyReport(index),
            List.of(
                metric("http_reqs", new Counter(ExactSum.of(requests), requests)),
                metric("http_req_failed", new Rate(failed, requests)),
                metric("http_req_duration", Trend.of(Resolution.Fine, times))),
            null,
            null,
            List.of(),
            null);
    return new FrameLog(
        Optional.of(readyReport(index)), Optional.empty(), Optional.of(report), false, List.of());
  }

  private static MetricReport metric(String name, Series series) {
    return new MetricReport(
        name,
        series.type(),
        series.type() == MetricType.Trend ? ValueType.Time : ValueType.Default,
        0,
        List.of(new StagedSeries("", "", series)));
  }

  private static RunnerReady readyReport(int index) {
    return new RunnerReady(
        1, index, "2.2.0", 6566, 10, 10_000, List.of(), List.of(), List.of(), false, false);
  }
}
