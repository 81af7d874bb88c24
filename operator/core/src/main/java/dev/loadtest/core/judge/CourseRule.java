package dev.loadtest.core.judge;

import dev.loadtest.core.judge.Question.Kind;
import dev.loadtest.core.judge.Question.Value;
import dev.loadtest.core.stats.Drift;
import dev.loadtest.core.stats.LevelChanges;
import dev.loadtest.core.stats.Robust;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the course of the history shows that the present level hides: a number that creeps from run
 * to run, or a step inside the history that nobody declared. Looks at everything since the last
 * change that a person accepted.
 */
final class CourseRule {
  private static final int RUNS_FOR_A_DRIFT = 12;
  private static final double LEAST_DRIFT = 0.10;

  private CourseRule() {}

  /**
   * A creeping or hidden change.
   *
   * @param size a ratio
   * @param misfit mean distance of the values from what it describes, on the question's axis
   */
  record Course(Finding finding, double size, double misfit) {}

  static Optional<Course> of(Question question, Baseline baseline) {
    if (!question.wholeRecords() || question.kind() == Kind.FailureRate) {
      return Optional.empty();
    }
    Axis axis = baseline.axis();
    double[] past = sinceAccepted(question, axis);
    double now = Robust.median(axis.at(question.tryValues()));
    return Stream.of(step(question, baseline, past, now), drift(question, axis, past, now))
        .flatMap(Optional::stream)
        .min(Comparator.comparingDouble(Course::misfit));
  }

  private static Optional<Course> drift(Question question, Axis axis, double[] past, double now) {
    if (past.length < RUNS_FOR_A_DRIFT) {
      return Optional.empty();
    }
    double[] all = Arrays.copyOf(past, past.length + 1);
    all[past.length] = now;
    return Drift.certain(all)
        .filter(drift -> drift.isAtLeast(axis.distance(LEAST_DRIFT)))
        .filter(drift -> question.worse().by(drift.total()) > 0)
        .map(drift -> drifting(question, axis.ratio(drift.total()), drift.misfit(all), all.length));
  }

  private static Course drifting(Question question, double size, double misfit, int runs) {
    String total = new Words(question).way(size);
    return new Course(new LevelFinding.Drifting(question.subject(), total, runs), size, misfit);
  }

  /**
   * The last step, where the level did not come back since, and the first level was better, too.
   */
  private static Optional<Course> step(
      Question question, Baseline baseline, double[] past, double now) {
    Axis axis = baseline.axis();
    double smallest = axis.distance(question.smallestEffect());
    List<Integer> changes =
        past.length == baseline.looked() ? baseline.steps() : LevelChanges.of(past, smallest);
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    int at = changes.getLast();
    int previous = changes.size() > 1 ? changes.get(changes.size() - 2) : 0;
    double before = Robust.median(Arrays.copyOfRange(past, previous, at));
    double first = Robust.median(Arrays.copyOfRange(past, 0, changes.getFirst()));
    double after = Robust.median(Arrays.copyOfRange(past, at, past.length));
    boolean stays =
        List.of(after - before, after - first, now - before, now - first).stream()
            .allMatch(d -> question.worse().by(d) > 0 && Math.abs(d) >= smallest);
    double size = axis.ratio(after - before);
    return stays
        ? Optional.of(
            new Course(
                new LevelFinding.UndeclaredStep(
                    question.subject(), new Words(question).signed(size), past.length - at),
                size,
                misfit(past, changes)))
        : Optional.empty();
  }

  /** Mean distance from the median of the own level. */
  private static double misfit(double[] past, List<Integer> changes) {
    double sum = 0;
    int from = 0;
    for (int level = 0; level <= changes.size(); level++) {
      int until = level < changes.size() ? changes.get(level) : past.length;
      double center = Robust.median(Arrays.copyOfRange(past, from, until));
      sum += Arrays.stream(past, from, until).map(v -> Math.abs(v - center)).sum();
      from = until;
    }
    return sum / past.length;
  }

  private static double[] sinceAccepted(Question question, Axis axis) {
    List<Value> past = question.past();
    int from = Math.max(0, Baseline.lastAccepted(past));
    return axis.at(Question.values(past.subList(from, past.size())));
  }
}
