package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.Unit;
import dev.loadtest.core.stats.LevelChanges;
import dev.loadtest.core.stats.Robust;
import dev.loadtest.core.summary.Timeline.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * When, within a run, response times stepped up while the load stayed the same: looked for in the
 * longest stretch with the same number of users. Source: as {@link LevelChanges}.
 *
 * @param before median p95. Unit: ms
 */
record Onset(long atMs, double before, double after) {
  /** Users within a tenth of each other are the same load. */
  private static final double SAME = 0.1;

  /** A quarter more, on the logarithmic scale. */
  private static final double LEAST = Math.log(1.25);

  static Optional<Onset> of(Look look) {
    List<Point> points = plateau(look.course());
    double[] places =
        points.stream().mapToDouble(p -> Math.log(p.durationIfAny().orElseThrow().p95())).toArray();
    List<Integer> steps = LevelChanges.of(places, LEAST);
    return steps.size() == 1 ? step(points, places, steps.getFirst()) : Optional.empty();
  }

  String told() {
    return "within the run p95 rose from %s to %s, %s into the load"
        .formatted(
            Unit.Milliseconds.format(before), Unit.Milliseconds.format(after), Prose.time(atMs));
  }

  private static Optional<Onset> step(List<Point> points, double[] places, int at) {
    double before = Robust.median(Arrays.copyOfRange(places, 0, at));
    double after = Robust.median(Arrays.copyOfRange(places, at, places.length));
    return after > before
        ? Optional.of(new Onset(points.get(at).atMs(), rounded(before), rounded(after)))
        : Optional.empty();
  }

  private static double rounded(double place) {
    return Math.rint(Math.exp(place) * 10) / 10;
  }

  private static List<Point> plateau(List<Point> course) {
    List<Point> longest = List.of();
    List<Point> open = new ArrayList<>();
    for (Point point : course) {
      if (!open.isEmpty() && !alike(open.getFirst(), point)) {
        open = new ArrayList<>();
      }
      if (point.durationIfAny().filter(d -> d.p95() > 0).isPresent()) {
        open.add(point);
      }
      longest = open.size() > longest.size() ? List.copyOf(open) : longest;
    }
    return longest;
  }

  private static boolean alike(Point first, Point next) {
    return Math.abs(next.vus() - first.vus()) <= SAME * first.vus();
  }
}
