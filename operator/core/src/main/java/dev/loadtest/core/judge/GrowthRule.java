package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.Measure;
import dev.loadtest.core.judge.Question.Window;
import dev.loadtest.core.stats.Drift;
import dev.loadtest.core.stats.Robust;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether response times grow while the load stays the same: a leak, a growing table, a filling
 * disk. Neighbouring windows are alike, so that it takes more certainty than for independent
 * values. Sources: as {@link Drift}.
 */
final class GrowthRule {
  private static final int FEWEST_WINDOWS = 20;
  private static final double CERTAIN = 4;
  private static final double LEAST = 0.2;
  private static final Measure P95 = Measure.of("http_req_duration", "p(95)");

  private GrowthRule() {}

  static Optional<CourseFinding> of(Measurement run) {
    List<Window> steady =
        Course.of(run, P95).stream()
            .filter(w -> w.kind() == StageKind.Steady && w.value() > 0)
            .toList();
    if (steady.size() < FEWEST_WINDOWS) {
      return Optional.empty();
    }
    double[] places = steady.stream().mapToDouble(w -> Math.log(w.value())).toArray();
    return Drift.certain(places)
        .filter(drift -> drift.z() >= CERTAIN && drift.total() >= Math.log1p(LEAST))
        .map(drift -> grown(steady, places, drift));
  }

  private static CourseFinding grown(List<Window> steady, double[] places, Drift drift) {
    double middle = Robust.median(places);
    long ms = steady.getLast().atMs().getAsInt() - steady.getFirst().atMs().getAsInt();
    return new CourseFinding.GrowsWithinRun(
        "p95",
        Unit.Milliseconds.format(Math.exp(middle - drift.total() / 2)),
        Unit.Milliseconds.format(Math.exp(middle + drift.total() / 2)),
        during(Duration.ofMillis(ms)));
  }

  private static String during(Duration time) {
    return time.toMinutes() >= 2
        ? time.toMinutes() + " min"
        : Unit.None.format(time.toMillis() / 1000.0) + " s";
  }
}
