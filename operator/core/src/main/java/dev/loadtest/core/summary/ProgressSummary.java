package dev.loadtest.core.summary;

import dev.loadtest.core.spec.Aggregation;
import dev.loadtest.core.spec.MetricSelector;
import dev.loadtest.core.summary.RunnerProgress.AbortSeries;
import dev.loadtest.core.summary.RunnerProgress.Recent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far a run is, over all runners that have reported: VUs and counts added up, the longest
 * elapsed and remaining time (ms); {@code requestsPerSecond}, {@code recentErrorRate} (ratio) and
 * {@code recentP95} (ms, to 2 %) of the last interval, {@code errorRate} (ratio) since the release.
 */
public record ProgressSummary(
    int runners,
    long elapsedMs,
    long remainingMs,
    double vus,
    double iterations,
    double droppedIterations,
    double requests,
    double requestsPerSecond,
    OptionalDouble errorRate,
    OptionalDouble recentErrorRate,
    OptionalDouble recentP95,
    List<MetricReport> abort) {

  /** Merges any number of progress reports; of several of one runner the latest counts. */
  public static ProgressSummary merge(List<RunnerProgress> reports) {
    var latest = latest(reports);
    var requests = latest.stream().mapToDouble(RunnerProgress::requests).sum();
    var failed = latest.stream().mapToLong(RunnerProgress::failed).sum();
    var recent = latest.stream().map(RunnerProgress::recent).toList();
    var recentRequests = recent.stream().mapToDouble(Recent::requests).sum();
    var recentFailed = recent.stream().mapToLong(Recent::failed).sum();
    var duration =
        recent.stream().map(Recent::duration).reduce(Trend.empty(Resolution.Coarse), Trend::plus);
    return new ProgressSummary(
        latest.size(),
        latest.stream().mapToLong(RunnerProgress::elapsedMs).max().orElse(0),
        latest.stream().mapToLong(RunnerProgress::remainingMs).max().orElse(0),
        latest.stream().mapToDouble(RunnerProgress::vus).sum(),
        latest.stream().mapToDouble(RunnerProgress::iterations).sum(),
        latest.stream().mapToDouble(RunnerProgress::droppedIterations).sum(),
        requests,
        recent.stream()
            .filter(r -> r.ms() > 0)
            .mapToDouble(r -> r.requests() * 1000 / r.ms())
            .sum(),
        ratio(failed, requests),
        ratio(recentFailed, recentRequests),
        duration.samples() == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(duration.percentile(95)),
        abort(latest));
  }

  /**
   * An aggregation of one of the plan's abort selectors so far. Without samples there is none, even
   * of a counter: k6, too, leaves empty metrics out while the load goes on.
   */
  public Observed observe(MetricSelector selector, Aggregation aggregation) {
    return abort.stream()
        .filter(metric -> metric.name().equals(selector.metric()))
        .findFirst()
        .flatMap(m -> m.find(selector.tagsWithoutStage(), selector.stage().orElse("")))
        .map(series -> Observation.of(series, aggregation, elapsedMs))
        .orElseGet(Observed.NoSamples::new);
  }

  private static List<RunnerProgress> latest(List<RunnerProgress> reports) {
    Map<Integer, RunnerProgress> byRunner =
        reports.stream()
            .collect(
                Collectors.toMap(
                    RunnerProgress::index,
                    progress -> progress,
                    (a, b) -> a.seq() >= b.seq() ? a : b,
                    TreeMap::new));
    return byRunner.values().stream()
        .sorted(Comparator.comparingInt(RunnerProgress::index))
        .toList();
  }

  private static OptionalDouble ratio(double part, double whole) {
    return whole > 0 ? OptionalDouble.of(part / whole) : OptionalDouble.empty();
  }

  private static List<MetricReport> abort(List<RunnerProgress> latest) {
    var reports = latest.stream().flatMap(progress -> progress.abort().stream()).toList();
    return MergedMetrics.ofSeries(
        reports.stream()
            .collect(
                Collectors.groupingBy(
                    AbortSeries::metric,
                    TreeMap::new,
                    Collectors.mapping(AbortSeries::series, Collectors.toList()))));
  }
}
