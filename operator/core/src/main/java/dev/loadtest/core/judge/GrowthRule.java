package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.Measure;
import dev.loadtest.core.judge.Question.Window;
import dev.loadtest.core.plan.StageWindow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether response times grow while the load stays the same: a leak, a growing table, a filling
 * disk. Times are compared in proportion, on a logarithmic scale.
 */
final class GrowthRule {
  private static final int FEWEST_WINDOWS = 20;
  private static final Measure P95 = Measure.of("http_req_duration", "p(95)");

  private GrowthRule() {}

  static Optional<CourseFinding> of(Measurement run) {
    List<Window> steady = run.stages().longestSteady().map(s -> within(run, s)).orElse(List.of());
    if (steady.size() < FEWEST_WINDOWS) {
      return Optional.empty();
    }
    double[] places = steady.stream().mapToDouble(w -> Math.log(w.value())).toArray();
    return Growth.of(places)
        .map(line -> new Growth(Math.exp(line.from()), Math.exp(line.to())))
        .filter(Growth::counts)
        .map(growth -> grown(steady, growth));
  }

  /** Of several plateaus only the longest: under more load times are longer, and no leak. */
  private static List<Window> within(Measurement run, StageWindow stage) {
    return Course.of(run, P95).stream()
        .filter(w -> w.value() > 0 && w.atMs().isPresent())
        .filter(w -> w.atMs().getAsInt() >= stage.startMs() && w.atMs().getAsInt() < stage.endMs())
        .toList();
  }

  private static CourseFinding grown(List<Window> steady, Growth growth) {
    long ms = steady.getLast().atMs().getAsInt() - steady.getFirst().atMs().getAsInt();
    return new CourseFinding.GrowsWithinRun(
        "p95",
        Unit.Milliseconds.format(growth.from()),
        Unit.Milliseconds.format(growth.to()),
        during(Duration.ofMillis(ms)));
  }

  private static String during(Duration time) {
    return time.toMinutes() >= 2
        ? time.toMinutes() + " min"
        : Unit.None.format(time.toMillis() / 1000.0) + " s";
  }
}
