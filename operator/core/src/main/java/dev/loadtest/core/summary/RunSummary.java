package dev.loadtest.core.summary;

import dev.loadtest.core.plan.StageWindow;
import dev.loadtest.core.spec.Aggregation;
import dev.loadtest.core.spec.BuiltinMetrics;
import dev.loadtest.core.spec.MetricSelector;
import dev.loadtest.core.spec.MetricType;
import dev.loadtest.core.summary.RunnerReady.ScriptThreshold;
import dev.loadtest.core.summary.RunnerReport.ErrorCount;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The measurements of a run, merged exactly over its runners: any percentile to 0.1 %, counts and
 * rates exactly, whatever the order of the reports. {@code durationMs} is the agreed duration, the
 * longest measured time of any runner; {@code runnersExpected} how many runners the plan has.
 */
public record RunSummary(
    String run,
    int runnersExpected,
    long durationMs,
    List<StageWindow> stages,
    List<RunnerOutcome> runners,
    List<MetricReport> metrics,
    SortedMap<String, String> conflicts,
    Timeline timeline,
    List<ErrorCount> errors,
    List<ScriptThreshold> scriptThresholds) {

  private static final Set<String> WORK = Set.of("iterations", "http_reqs");

  public RunSummary {
    stages = stages == null ? List.of() : List.copyOf(stages);
    conflicts = Collections.unmodifiableSortedMap(new TreeMap<>(conflicts));
  }

  /** Merges without knowledge of the stages: a counter's rate is over the whole run everywhere. */
  public static RunSummary merge(List<RunnerReport> reports) {
    return merge(reports, List.of());
  }

  /**
   * Merges the reports of one run, one per runner at most, at least one.
   *
   * @param stages as planned; the rate of a counter in a stage is over that stage's time
   */
  public static RunSummary merge(List<RunnerReport> reports, List<StageWindow> stages) {
    return SummaryMerge.of(reports, stages);
  }

  /** An aggregation of a selector. */
  public Observed observe(MetricSelector selector, Aggregation aggregation) {
    var metric = selector.metric();
    var type = typeOf(metric);
    if (type.isEmpty()) {
      return new Observed.Unknown(metric);
    }
    if (conflicts.containsKey(metric)) {
      return new Observed.Unmergeable(conflicts.get(metric));
    }
    if (!type.get().allows(aggregation)) {
      return Observation.refused(type.get(), aggregation);
    }
    return series(selector)
        .or(() -> nothingCounted(selector, type.get()))
        .map(series -> Observation.of(series, aggregation, durationMs(selector)))
        .orElseGet(Observed.NoSamples::new);
  }

  /**
   * An aggregation of a selector over some stages together. No samples where one of them cannot be
   * had.
   */
  public Observed observe(
      MetricSelector selector, Aggregation aggregation, Collection<String> inStages) {
    var type = typeOf(selector.metric());
    if (type.isEmpty() || conflicts.containsKey(selector.metric())) {
      return new Observed.NoSamples();
    }
    if (!type.get().allows(aggregation)) {
      return Observation.refused(type.get(), aggregation);
    }
    var tags = selector.tagsWithoutStage();
    long duration =
        stages.stream()
            .filter(window -> inStages.contains(window.name()))
            .mapToLong(window -> window.measuredMs(durationMs))
            .sum();
    return metric(selector.metric()).stream()
        .flatMap(m -> inStages.stream().flatMap(stage -> m.find(tags, stage).stream()))
        .reduce((a, b) -> a.merge(b).orElse(a))
        .map(series -> Observation.of(series, aggregation, duration))
        .orElseGet(Observed.NoSamples::new);
  }

  /** The series of a selector, absent when there were no samples or nobody asked for it. */
  public Optional<Series> series(MetricSelector selector) {
    return metric(selector.metric())
        .flatMap(m -> m.find(selector.tagsWithoutStage(), selector.stage().orElse("")));
  }

  /** A metric that was measured or that the script declares. */
  public Optional<MetricReport> metric(String name) {
    for (MetricReport metric : metrics) {
      if (metric.name().equals(name)) {
        return Optional.of(metric);
      }
    }
    return Optional.empty();
  }

  /** The type of a metric that k6 or the script has. */
  public Optional<MetricType> typeOf(String metric) {
    return metric(metric).map(MetricReport::type).or(() -> BuiltinMetrics.typeOf(metric));
  }

  /** Type and unit of a metric that k6 or the script has. */
  public Optional<BuiltinMetrics.Kind> kindOf(String metric) {
    return metric(metric)
        .map(m -> new BuiltinMetrics.Kind(m.type(), m.contains()))
        .or(() -> BuiltinMetrics.kindOf(metric));
  }

  /** Whether no iteration ended, no request was sent, and nothing else was timed or rated. */
  public boolean nothingMeasured() {
    return metrics.stream()
        .filter(m -> m.type() != MetricType.Gauge)
        .filter(m -> m.type() != MetricType.Counter || WORK.contains(m.name()))
        .flatMap(m -> m.series().stream())
        .allMatch(s -> s.series().samples() == 0);
  }

  /** The numbers that people look at first. */
  public Headline headline() {
    return new Headline(this);
  }

  /** What the control probe showed, absent when the run had none. */
  public Optional<Probe> probe() {
    return Probe.of(runners, timeline);
  }

  /** Indexes of runners that sent no report. */
  public List<Integer> missingRunners() {
    return IntStream.range(0, runnersExpected)
        .filter(index -> runners.stream().noneMatch(runner -> runner.index() == index))
        .boxed()
        .toList();
  }

  /**
   * A counter that nobody incremented is 0 (as in k6), where every sample would have been counted:
   * without tags, in the whole run or a known stage. Tags may name what does not exist.
   */
  private Optional<Series> nothingCounted(MetricSelector selector, MetricType type) {
    var stage = selector.stage();
    var counted = stage.isEmpty() || window(stage.get()).isPresent();
    return type == MetricType.Counter
            && durationMs > 0
            && counted
            && selector.tagsWithoutStage().isEmpty()
        ? Optional.of(Counter.ZERO)
        : Optional.empty();
  }

  private long durationMs(MetricSelector selector) {
    return selector
        .stage()
        .flatMap(this::window)
        .map(window -> window.measuredMs(durationMs))
        .orElse(durationMs);
  }

  private Optional<StageWindow> window(String stage) {
    return stages.stream().filter(window -> window.name().equals(stage)).findFirst();
  }
}
