package dev.loadtest.core.summary;

import dev.loadtest.core.plan.StageWindow;
import dev.loadtest.core.summary.RunnerReady.ScriptThreshold;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Merges the reports of one run; sorted by runner first, so that their order does not matter. */
final class SummaryMerge {
  private SummaryMerge() {}

  static RunSummary of(List<RunnerReport> unordered, List<StageWindow> stages) {
    var reports = unordered.stream().sorted(Comparator.comparingInt(RunnerReport::index)).toList();
    if (reports.isEmpty()) {
      throw new IllegalArgumentException("A summary needs at least one report");
    }
    if (reports.stream().map(RunnerReport::index).distinct().count() < reports.size()) {
      throw new IllegalArgumentException("A runner reported twice");
    }
    var metrics = MergedMetrics.of(reports);
    return new RunSummary(
        reports.getFirst().run(),
        reports.stream().mapToInt(r -> Math.max(r.runners(), r.index() + 1)).max().orElseThrow(),
        reports.stream().mapToLong(r -> r.times().measuredMs()).max().orElseThrow(),
        stages,
        reports.stream().map(RunnerOutcome::of).toList(),
        metrics.metrics(),
        metrics.conflicts(),
        MergedTimeline.of(reports.stream().map(RunnerReport::timeline).toList()),
        MergedErrors.of(reports.stream().flatMap(r -> r.errors().stream()).toList()),
        scriptThresholds(reports));
  }

  /** All runners run the same script; the first that got so far says what it exports. */
  private static List<ScriptThreshold> scriptThresholds(List<RunnerReport> reports) {
    return reports.stream()
        .map(RunnerReport::readyIfAny)
        .flatMap(Optional::stream)
        .findFirst()
        .map(RunnerReady::scriptThresholds)
        .orElse(List.of());
  }
}
