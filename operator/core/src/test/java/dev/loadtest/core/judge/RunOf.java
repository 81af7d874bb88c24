package dev.loadtest.core.judge;

import dev.loadtest.core.plan.StageWindow;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.ValueType;
import dev.loadtest.core.summary.ExitReason;
import dev.loadtest.core.summary.Histogram;
import dev.loadtest.core.summary.Rate;
import dev.loadtest.core.summary.Reports;
import dev.loadtest.core.summary.Resolution;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.RunnerTimeline;
import dev.loadtest.core.summary.Trend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;

/**
 * A run for tests: 100 requests a second with a p95 of 100 ms and no failures, in every stage of
 * the spec's load (or in a minute without stages), unless said otherwise.
 */
public final class RunOf {
  private static final int PER_SECOND = 100;
  private static final long STEP_MS = 5_000;

  /** 400 times of which the p95 is 1; the p99 is 1.3. */
  private static final double[] SHAPE = shape();

  private static final Map<Double, Trend> TRENDS = new ConcurrentHashMap<>();
  private static final Map<Double, Histogram> COARSE = new ConcurrentHashMap<>();

  private double p95 = 100;
  private double failed;
  private double perSecond = PER_SECOND;
  private final Map<String, Double> p95ByStage = new HashMap<>();
  private final Map<String, Double> failedByStage = new HashMap<>();
  private double growth;
  private double cpu = 20;
  private double steal;
  private double waiting;
  private double[] probe = {};
  private int runners = 1;
  private int requests = 100;
  private String missing = "";
  private final List<UnaryOperator<Reports>> more = new ArrayList<>();

  private RunOf() {}

  public static RunOf usual() {
    return new RunOf();
  }

  public static RunOf p95(double ms) {
    RunOf run = new RunOf();
    run.p95 = ms;
    return run;
  }

  public RunOf failed(double share) {
    failed = share;
    return this;
  }

  public RunOf throughput(double each) {
    perSecond = each;
    return this;
  }

  public RunOf in(String stage, double ms) {
    p95ByStage.put(stage, ms);
    return this;
  }

  public RunOf failedIn(String stage, double share) {
    failedByStage.put(stage, share);
    return this;
  }

  /** Within the run, in percent. */
  public RunOf growing(double percent) {
    growth = percent / 100;
    return this;
  }

  public RunOf generatorCpu(double percent) {
    cpu = percent;
    return this;
  }

  public RunOf steal(double percent) {
    steal = percent;
    return this;
  }

  public RunOf waiting(double msPerSecond) {
    waiting = msPerSecond;
    return this;
  }

  /** The control probe's answers, all the same. */
  public RunOf probe(double ms) {
    probe = Numbers.same(ms, 20);
    return this;
  }

  public RunOf missingRunner() {
    runners = 2;
    return this;
  }

  public RunOf without(String metric) {
    missing = metric;
    return this;
  }

  public RunOf fewRequests() {
    requests = 1;
    return this;
  }

  public RunOf dropped(double iterations) {
    return also(r -> r.counter("dropped_iterations", iterations));
  }

  public RunOf ended(ExitReason reason) {
    return also(r -> r.exit(reason, "so it was"));
  }

  /** A trend of the script, with this p95. */
  public RunOf trend(String metric, double value) {
    return also(r -> r.trend(metric, times(value)));
  }

  public RunOf counter(String metric, double sum) {
    return also(r -> r.counter(metric, sum));
  }

  public RunOf rate(String metric, long trues, long total) {
    return also(r -> r.rate(metric, trues, total));
  }

  public RunOf gauge(String metric, double value) {
    return also(r -> r.gauge(metric, value, 1));
  }

  private RunOf also(UnaryOperator<Reports> what) {
    more.add(what);
    return this;
  }

  /** All times longer or shorter by a factor. */
  public RunOf scaled(double factor) {
    RunOf other = new RunOf();
    other.p95 = p95 * factor;
    other.failed = failed;
    other.perSecond = perSecond / factor;
    p95ByStage.forEach((stage, ms) -> other.p95ByStage.put(stage, ms * factor));
    other.failedByStage.putAll(failedByStage);
    other.growth = growth;
    other.cpu = cpu;
    other.steal = steal;
    other.waiting = waiting;
    other.probe = probe;
    other.runners = runners;
    other.requests = requests;
    other.missing = missing;
    other.more.addAll(more);
    return other;
  }

  RunSummary summary(LoadTestSpec spec) {
    List<StageWindow> stages =
        spec.loadIfAny().map(load -> StageWindow.of(load.stages())).orElse(List.of());
    List<StageWindow> parts = stages.isEmpty() ? List.of(new StageWindow("", 0, 60_000)) : stages;
    long durationMs = parts.getLast().endMs();
    Reports report =
        Reports.runner(0)
            .of(runners)
            .measuredMs(durationMs)
            .machine(cpu, steal, 0, waiting)
            .probe(0, probe)
            .counter("iterations", perSecond * durationMs / 1000)
            .counter("http_reqs", perSecond * durationMs / 1000);
    parts.forEach(part -> measured(report, part));
    more.forEach(m -> m.apply(report));
    if (requests > 1) {
      report.timeline(STEP_MS, course(parts, durationMs));
    }
    return RunSummary.merge(List.of(report.report()), stages);
  }

  private void measured(Reports report, StageWindow part) {
    long all = (long) requests * (part.endMs() - part.startMs()) / 1000;
    Trend times =
        requests > 1
            ? TRENDS.computeIfAbsent(ms(part), ms -> Trend.of(Resolution.Fine, times(ms)))
            : Trend.of(Resolution.Fine, ms(part));
    Rate failures = new Rate(Math.round(all * share(part)), all);
    List<String> places = part.name().isEmpty() ? List.of("") : List.of("", part.name());
    for (String stage : places) {
      if (!missing.equals("http_req_duration")) {
        report.staged("http_req_duration", "", stage, times, ValueType.Time);
      }
      if (!missing.equals("http_req_failed")) {
        report.staged("http_req_failed", "", stage, failures, ValueType.Default);
      }
    }
  }

  private RunnerTimeline.Point[] course(List<StageWindow> parts, long durationMs) {
    List<RunnerTimeline.Point> points = new ArrayList<>();
    for (StageWindow part : parts) {
      for (long at = part.startMs(); at < part.endMs(); at += STEP_MS) {
        double grown = 1 + growth * at / durationMs;
        long count = PER_SECOND * STEP_MS / 1000;
        points.add(
            Reports.step(at, count, Math.round(count * share(part)), histogram(ms(part) * grown)));
      }
    }
    return points.toArray(RunnerTimeline.Point[]::new);
  }

  private double ms(StageWindow part) {
    return p95ByStage.getOrDefault(part.name(), p95);
  }

  private double share(StageWindow part) {
    return failedByStage.getOrDefault(part.name(), failed);
  }

  private static Histogram histogram(double ms) {
    return COARSE.computeIfAbsent(ms, RunOf::newHistogram);
  }

  private static Histogram newHistogram(double ms) {
    Histogram.Builder histogram = Histogram.builder(Resolution.Coarse);
    for (int i = 0; i < SHAPE.length; i += 5) {
      histogram.add(SHAPE[i] * ms);
    }
    return histogram.build();
  }

  private static double[] times(double ms) {
    return Arrays.stream(SHAPE).map(t -> t * ms).toArray();
  }

  /** Times that grow evenly to the p95, and then more steeply. */
  private static double[] shape() {
    return DoubleStream.iterate(0, i -> i + 1)
        .limit(400)
        .map(i -> i / 399)
        .map(rank -> rank <= 0.95 ? 0.5 + rank / 1.9 : 1 + (rank - 0.95) * 7.5)
        .toArray();
  }
}
