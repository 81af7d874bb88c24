package dev.loadtest.core.summary;

import dev.loadtest.core.spec.MetricType;
import dev.loadtest.core.spec.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reports of runners for tests: a minute of load, everything well unless said otherwise. */
public final class Reports {
  private final int index;
  private final List<MetricReport> metrics = new ArrayList<>();
  private final List<RunnerReady.Metric> declared = new ArrayList<>();
  private final List<RunnerReady.ScriptThreshold> thresholds = new ArrayList<>();
  private final List<RunnerReport.ErrorCount> errors = new ArrayList<>();
  private RunnerExit exit = new RunnerExit(0, "", ExitReason.None, "");
  private Evidence evidence = new Evidence(40, 20, 2, 0, 0, 0, 0, 0, 1 << 20, 0, 0);
  private RunnerProbe probe;
  private RunnerTimeline timeline = RunnerTimeline.EMPTY;
  private int runners = 1;
  private long measuredMs = 60_000;

  private Reports(int index) {
    this.index = index;
  }

  public static Reports runner(int index) {
    return new Reports(index);
  }

  public Reports of(int runners) {
    this.runners = runners;
    return this;
  }

  public Reports measuredMs(long ms) {
    measuredMs = ms;
    return this;
  }

  public Reports trend(String metric, double... values) {
    return staged(metric, "", "", Trend.of(Resolution.Fine, values), ValueType.Time);
  }

  public Reports counter(String metric, double sum) {
    return staged(metric, "", "", new Counter(ExactSum.of(sum), (long) sum), ValueType.Default);
  }

  public Reports rate(String metric, long trues, long total) {
    return staged(metric, "", "", new Rate(trues, total), ValueType.Default);
  }

  public Reports gauge(String metric, double last, long lastMs) {
    return staged(metric, "", "", new Gauge(last, lastMs, last, last), ValueType.Default);
  }

  public Reports staged(
      String metric, String selector, String stage, Series series, ValueType contains) {
    metrics.add(
        new MetricReport(
            metric,
            series.type(),
            contains,
            0,
            List.of(new StagedSeries(selector, stage, series))));
    return this;
  }

  public Reports invalid(String metric, MetricType type, long count) {
    metrics.add(new MetricReport(metric, type, ValueType.Default, count, List.of()));
    return this;
  }

  public Reports declares(String metric, MetricType type) {
    declared.add(new RunnerReady.Metric(metric, type, ValueType.Default));
    return this;
  }

  public Reports scriptThreshold(String metric, String expression) {
    thresholds.add(new RunnerReady.ScriptThreshold(metric, expression, false, ""));
    return this;
  }

  public Reports error(String kind, long count) {
    errors.add(new RunnerReport.ErrorCount(kind, "", "", count));
    return this;
  }

  public Reports exit(ExitReason reason, String message) {
    exit = new RunnerExit(1, "", reason, message);
    return this;
  }

  public Reports cpu(double max, double mean) {
    evidence = new Evidence(max, mean, 2, 0, 0, 0, 0, 0, 1 << 20, 0, 0);
    return this;
  }

  /** Means in percent; the waiting for a CPU in ms per second. */
  public Reports machine(double cpu, double steal, double throttled, double waiting) {
    evidence = new Evidence(cpu, cpu, 2, steal, steal, throttled, waiting, 0, 1 << 20, 0, 0);
    return this;
  }

  /** A control probe with so many failed calls and these answers in ms. */
  public Reports probe(long failed, double... ms) {
    probe = new RunnerProbe(failed + ms.length, failed, Trend.of(Resolution.Fine, ms));
    return this;
  }

  /** A step of the time line with as many iterations as requests. */
  public static RunnerTimeline.Point step(
      long atMs, double requests, long failed, Histogram duration) {
    return new RunnerTimeline.Point(atMs, requests, failed, 100, requests, 0, duration, Map.of());
  }

  public Reports timeline(long stepMs, RunnerTimeline.Point... points) {
    timeline = new RunnerTimeline(stepMs, List.of(points));
    return this;
  }

  public RunnerReport report() {
    var ready =
        new RunnerReady(
            1, index, "2.2.0", 6566, 10, 60_000, List.of(), declared, thresholds, false, false);
    return new RunnerReport(
        1,
        "checkout-x7k2p",
        index,
        runners,
        exit,
        new RunnerReport.Times(1, 2, 3, 4, measuredMs),
        ready,
        metrics,
        timeline,
        evidence(),
        errors,
        null);
  }

  /** The summary of this runner alone. */
  public RunSummary summary() {
    return RunSummary.merge(List.of(report()));
  }

  private Evidence evidence() {
    var e = evidence;
    return new Evidence(
        e.cpuPercentMax(),
        e.cpuPercentMaxAtMs(),
        e.cpuPercentMean(),
        e.cpus(),
        e.stealPercentMax(),
        e.stealPercentMaxAtMs(),
        e.stealPercentMean(),
        e.throttledPercent(),
        e.throttledPercentMax(),
        e.throttledPercentMaxAtMs(),
        e.runQueueMsPerS(),
        e.runQueueMsPerSMax(),
        e.runQueueMsPerSMaxAtMs(),
        e.cpuPressurePercent(),
        e.goSchedulingP99Ms(),
        e.memoryBytesMax(),
        e.memoryBytesMaxAtMs(),
        e.memoryLimitBytes(),
        e.droppedIterations(),
        probe);
  }
}
