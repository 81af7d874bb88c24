package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.Admission;
import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.baseline.KeptRun.Point;
import dev.loadtest.core.baseline.Measure;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Question.Value;
import dev.loadtest.core.spec.ExpectedChange;
import dev.loadtest.core.stats.Robust;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the runs before have measured, as far as it can be compared. */
final class Past {
  /** As many runs say where a level was. */
  private static final int LEVEL = 5;

  private final Evaluation evaluation;
  private final Map<Optional<String>, String> keys = new HashMap<>();

  Past(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** Values of all kept runs that count, oldest first. */
  List<Value> values(Measure measure) {
    return values(evaluation.history(), measure, key(measure));
  }

  /**
   * The same of any history.
   *
   * @param key of what changes the measurement: {@link dev.loadtest.core.plan.MeasurementKey}
   */
  static List<Value> values(RunHistory history, Measure measure, String key) {
    return comparable(history, measure, key).stream().map(Kept::value).toList();
  }

  /** The level before the first run that was taken for a declared change; empty without one. */
  OptionalDouble before(ExpectedChange change, Measure measure) {
    List<Kept> all = comparable(evaluation.history(), measure, key(measure));
    int first = 0;
    while (first < all.size() && !all.get(first).run().declared().contains(change.reason())) {
      first++;
    }
    return first == 0 || first == all.size()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            Robust.median(
                all.subList(Math.max(0, first - LEVEL), first).stream()
                    .mapToDouble(kept -> kept.point().value())
                    .toArray()));
  }

  private String key(Measure measure) {
    return keys.computeIfAbsent(measure.selector().stage(), evaluation::key);
  }

  /** Measured in the same way, and normal. */
  private static List<Kept> comparable(RunHistory history, Measure measure, String key) {
    String name = measure.toString();
    List<Kept> all = new ArrayList<>();
    for (KeptRun run : history.runs()) {
      Optional<Point> point = run.counts() ? run.point(name) : Optional.empty();
      if (point.isPresent() && Objects.equals(key, point.get().key())) {
        all.add(new Kept(run, point.get()));
      }
    }
    return all;
  }

  private record Kept(KeptRun run, Point point) {
    Value value() {
      return new Value(
          point.value(),
          point.samples(),
          point.steady() == null ? OptionalDouble.empty() : OptionalDouble.of(point.steady()),
          run.surroundings(),
          run.admission() == Admission.Accepted,
          List::of);
    }
  }
}
