package dev.loadtest.core.lifecycle;

import dev.loadtest.core.plan.RunPlan;
import dev.loadtest.core.summary.ProgressSummary;
import dev.loadtest.core.summary.RunnerReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An attempt as it was seen at one moment.
 *
 * @param plan what it carries out
 * @param started when the attempt began; absent before its runners were asked for
 * @param ended when the last runner ended, where known
 * @param trouble what keeps the whole attempt from getting on, e.g. a quota
 * @param runners its runners, by index; as many as planned
 * @param now the moment
 */
public record Observation(
    RunPlan plan,
    Optional<Instant> started,
    Optional<Instant> ended,
    Optional<Trouble> trouble,
    List<RunnerView> runners,
    Instant now) {

  public Observation {
    runners = List.copyOf(runners);
  }

  /** When the first runner's load started. */
  public Optional<Instant> released() {
    return runners.stream()
        .map(RunnerView::releasedMs)
        .flatMapToLong(OptionalLong::stream)
        .min()
        .stream()
        .mapToObj(Instant::ofEpochMilli)
        .findFirst();
  }

  /**
   * Time between the first and the last runner's start, once more than one has started. Unit: ms.
   */
  public OptionalLong startSkewMs() {
    var times = runners.stream().map(RunnerView::releasedMs).flatMapToLong(OptionalLong::stream);
    var statistics = times.summaryStatistics();
    return statistics.getCount() < 2
        ? OptionalLong.empty()
        : OptionalLong.of(statistics.getMax() - statistics.getMin());
  }

  /** Progress merged over the runners that reported some. */
  public Optional<ProgressSummary> progress() {
    var reported = runners.stream().map(RunnerView::progress).flatMap(Optional::stream).toList();
    return reported.isEmpty() ? Optional.empty() : Optional.of(ProgressSummary.merge(reported));
  }

  public List<RunnerReport> reports() {
    return runners.stream().map(RunnerView::report).flatMap(Optional::stream).toList();
  }

  /** How many runners are at least that far. */
  public int count(RunnerView.Stage atLeast) {
    return (int) runners.stream().filter(r -> r.atLeast(atLeast)).count();
  }

  boolean past(Optional<Instant> from, Duration timeout) {
    return from.map(f -> now.isAfter(f.plus(timeout))).orElse(false);
  }
}
