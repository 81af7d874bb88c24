package dev.loadtest.core.judge;

import dev.loadtest.core.plan.StageWindow;
import dev.loadtest.core.summary.MemoryCourse;
import dev.loadtest.core.summary.MemoryCourse.Point;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether the target's memory grows while the load stays the same: as certain and as large as for
 * times ({@link Growth}), and still going on in the end. A cache that fills and a saw-tooth with a
 * flat bottom do not count. It is shown, decides nothing and excuses nothing.
 */
final class MemoryRule {
  private static final double KIB_PER_MIB = 1024;

  /** Fewer cannot be as certain as it takes, however evenly they grow. */
  private static final int FEWEST = 12;

  private static final Duration SHORTEST = Duration.ofMinutes(10);

  /** Of growth from the first third to the last; half of it would be even growth. */
  private static final double GOES_ON = 0.3;

  private MemoryRule() {}

  /** Tries are alike: those of a run have one plan, and the course is that of the latest. */
  static Optional<TargetFinding> of(Evaluation evaluation) {
    long durationMs = evaluation.latest().durationMs();
    return StagePlan.of(evaluation.spec(), durationMs)
        .longestSteady()
        .flatMap(steady -> of(evaluation.target().memory(), steady));
  }

  static Optional<TargetFinding> of(MemoryCourse course, StageWindow steady) {
    List<Point> points =
        course.points().stream()
            .filter(p -> p.startMs() >= steady.startMs() && p.endMs() <= steady.endMs())
            .toList();
    if (points.size() < FEWEST || time(points).compareTo(SHORTEST) < 0) {
      return Optional.empty();
    }
    double[] values = points.stream().mapToDouble(p -> p.kib() / KIB_PER_MIB).toArray();
    return Growth.of(values)
        .map(line -> within(values, line))
        .filter(growth -> growth.counts() && goesOn(values))
        .map(growth -> grown(growth, time(points), course));
  }

  private static Duration time(List<Point> points) {
    return Duration.ofMillis(points.getLast().startMs() - points.getFirst().startMs());
  }

  /** A straight line through a bent course ends beyond it. */
  private static Growth within(double[] values, Growth line) {
    var seen = Arrays.stream(values).summaryStatistics();
    return new Growth(Math.max(line.from(), seen.getMin()), Math.min(line.to(), seen.getMax()));
  }

  /** Whether what was never given back grows from each third to the next. */
  private static boolean goesOn(double[] values) {
    double[] kept = values.clone();
    for (int i = kept.length - 2; i >= 0; i--) {
      kept[i] = Math.min(kept[i], kept[i + 1]);
    }
    double first = third(kept, 0);
    double second = third(kept, 1);
    double last = third(kept, 2);
    double least = GOES_ON * (last - first);
    return last > first && second - first >= least && last - second >= least;
  }

  private static double third(double[] values, int which) {
    int from = which * values.length / 3;
    int to = (which + 1) * values.length / 3;
    return Arrays.stream(values, from, to).average().orElse(0);
  }

  private static TargetFinding grown(Growth growth, Duration time, MemoryCourse course) {
    return new TargetFinding.MemoryGrows(growth.from(), growth.to(), time, limit(course));
  }

  private static OptionalDouble limit(MemoryCourse course) {
    return course.limitKib().stream().mapToDouble(kib -> kib / KIB_PER_MIB).findFirst();
  }
}
