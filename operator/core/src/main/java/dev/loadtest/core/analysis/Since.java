package dev.loadtest.core.analysis;

import dev.loadtest.core.baseline.Admission;
import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.baseline.Measure;
import dev.loadtest.core.judge.Answered;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.LevelFinding.Drifting;
import dev.loadtest.core.judge.LevelFinding.UndeclaredStep;
import dev.loadtest.core.judge.ShapeFinding.LostCapacity;
import java.util.List;
import java.util.Optional;

/**
 * Since when a number is as it is: the run that was the last one as usual, or the first of those
 * that were not. A run is not as usual from half of the present change on.
 */
final class Since {
  private static final double HALF = 0.5;

  private Since() {}

  static Optional<String> of(Look look) {
    boolean asked =
        look.classification() == Classification.Regression && !isTold(look)
            || look.classification() == Classification.Improvement;
    return asked ? look.deciding().flatMap(answered -> of(look, answered)) : Optional.empty();
  }

  /** Where the finding itself says since when. */
  private static boolean isTold(Look look) {
    return look.has(LostCapacity.class)
        || look.has(Drifting.class)
        || look.has(UndeclaredStep.class);
  }

  private static Optional<String> of(Look look, Answered answered) {
    if (answered.level().isEmpty() || answered.value().isEmpty()) {
      return Optional.empty();
    }
    double center = answered.level().get().center();
    double change = answered.value().getAsDouble() - center;
    List<KeptRun> before = measured(look, answered.measure());
    int same = 0;
    while (same < before.size() && moved(before.get(same), answered.measure(), center, change)) {
      same++;
    }
    int runs = same;
    return runs > 0
        ? Optional.of(since(before.get(runs - 1), runs))
        : before.stream().findFirst().map(last -> asUsual(last, answered));
  }

  /** The latest first. */
  private static List<KeptRun> measured(Look look, Measure measure) {
    return look.history().runs().reversed().stream()
        .filter(run -> run.admission() != Admission.Excluded && run.point(measure).isPresent())
        .toList();
  }

  private static boolean moved(KeptRun run, Measure measure, double center, double change) {
    double own = run.point(measure).orElseThrow().value() - center;
    return change != 0 && own / change >= HALF;
  }

  private static String since(KeptRun first, int runs) {
    return "it has been so since %s, %s ago"
        .formatted(name(first), runs == 1 ? "one run" : runs + " runs");
  }

  private static String asUsual(KeptRun last, Answered answered) {
    return "the run before, %s, still had %s"
        .formatted(
            name(last),
            answered.unit().format(last.point(answered.measure()).orElseThrow().value()));
  }

  /** For example: checkout-x7k2p (2026-11-20). */
  static String name(KeptRun run) {
    return run.completed() == null || run.completed().length() < 10
        ? run.run()
        : "%s (%s)".formatted(run.run(), run.completed().substring(0, 10));
  }
}
