package dev.loadtest.core.judge;

import dev.loadtest.core.judge.Question.Value;
import dev.loadtest.core.stats.Level;
import dev.loadtest.core.stats.LevelChanges;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The level that new values are compared with: the past values since the last change of level, and
 * since the last one that a person accepted.
 *
 * @param values the past values that make the level
 * @param accepted whether the level began with a change that a person accepted
 * @param steps where the level changed since the last accepted one: indexes from there
 */
record Baseline(
    Question question,
    Axis axis,
    Level level,
    List<Value> values,
    boolean accepted,
    List<Integer> steps) {

  /** Empty when there is too little to compare with. */
  static Optional<Baseline> of(Question question) {
    List<Value> past = latest(question);
    int from = lastAccepted(past);
    List<Value> since = past.subList(Math.max(0, from), past.size());
    Axis axis = Axis.of(question);
    if (since.size() >= question.minRuns()) {
      return Optional.of(cut(question, axis, since, from >= 0));
    }
    List<Value> before = past.subList(0, Math.max(0, from));
    if (before.size() < question.minRuns()) {
      return Optional.empty();
    }
    Level spread = cut(question, axis, before, false).level();
    return Optional.of(
        new Baseline(
            question, axis, Level.of(places(axis, since), spread), since, true, List.of()));
  }

  /** How the tries differ from it. */
  Shift compare(double[] tries, Strictness strictness) {
    return switch (question.kind()) {
      case Level -> LevelComparison.of(this, tries, strictness);
      case FailureRate -> FailureComparison.of(this, tries, strictness);
    };
  }

  /** How many values {@link #steps} are about: those of this level and of the levels before it. */
  int looked() {
    return (steps.isEmpty() ? 0 : steps.getLast()) + values.size();
  }

  /** Its center, in the number's unit. */
  double center() {
    return axis.valueAt(level.center());
  }

  private static Baseline cut(Question question, Axis axis, List<Value> values, boolean accepted) {
    double[] places = places(axis, values);
    List<Integer> steps =
        switch (question.kind()) {
          case Level -> LevelChanges.of(places, axis.distance(question.smallestEffect()));
          case FailureRate -> List.of();
        };
    int start = steps.isEmpty() ? 0 : steps.getLast();
    return new Baseline(
        question,
        axis,
        Level.of(Arrays.copyOfRange(places, start, places.length)),
        values.subList(start, values.size()),
        accepted && start == 0,
        steps);
  }

  private static double[] places(Axis axis, List<Value> values) {
    return axis.at(Question.values(values));
  }

  private static List<Value> latest(Question question) {
    List<Value> past = question.past();
    return past.subList(Math.max(0, past.size() - question.window()), past.size());
  }

  /** Where the last change that a person accepted is; -1 without one. */
  static int lastAccepted(List<Value> past) {
    return IntStream.range(0, past.size()).filter(i -> past.get(i).accepted()).max().orElse(-1);
  }
}
