package dev.loadtest.core.judge;

import dev.loadtest.core.judge.Question.Kind;
import dev.loadtest.core.judge.Question.Value;
import dev.loadtest.core.judge.Question.Window;
import dev.loadtest.core.judge.Question.Worse;
import dev.loadtest.core.stats.Robust;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether only warm-up, ramp or spike are to blame: the steady part is as it always was, and the
 * time line shows the trouble elsewhere.
 */
final class ShapeRule {
  /** Windows are as bad as that against the steady ones: a quarter more, or half a percent. */
  private static final double STANDS_OUT = 1.25;

  private static final double FAILURES_STAND_OUT = 0.005;

  /** The steady part took over at most so much of the change. */
  private static final double SHARE = 0.5;

  /** A stage that ends so much better than it began was warming up. */
  private static final double WARMED_UP = 0.75;

  private ShapeRule() {}

  static Optional<ShapeFinding> of(Question question, Shift whole, Strictness strictness) {
    List<Window> course = middle(question).windows();
    return question
        .steady()
        .filter(steady -> isUnchanged(steady, whole, strictness))
        .flatMap(steady -> culprit(question, course, whole, Robust.median(steady.tryValues())));
  }

  /**
   * Throughput naturally differs from stage to stage, so that its course shows no culprit. It is
   * arithmetic: what fell, and not in the steady part, fell in the rest.
   */
  private static Optional<ShapeFinding> culprit(
      Question question, List<Window> course, Shift whole, double steady) {
    if (question.worse() == Worse.Higher) {
      return culprit(question, course, steady);
    }
    Words words = new Words(question);
    return whole.isWorse(question)
        ? Optional.of(
            new ShapeFinding.OutsideSteady(
                question.subject(), words.value(whole.value()), words.value(steady)))
        : Optional.empty();
  }

  /** The try that stands for all: of two in the middle the higher one. */
  private static Value middle(Question question) {
    return question.tries().stream()
        .sorted(Comparator.comparingDouble(Value::value))
        .skip(question.tries().size() / 2)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isUnchanged(Question steady, Shift whole, Strictness strictness) {
    Optional<Baseline> baseline = Baseline.of(steady);
    if (baseline.isEmpty()) {
      return false;
    }
    Shift shift = baseline.get().compare(steady.tryValues(), strictness);
    boolean explains = whole.isWorse(steady) || !steady.breached(shift.value());
    return !shift.isWorse(steady)
        && explains
        && steady.worse().by(shift.change())
            <= Math.max(steadyFloor(steady), steady.worse().by(whole.change()) * SHARE);
  }

  private static double steadyFloor(Question question) {
    return question.kind() == Kind.FailureRate ? FAILURES_STAND_OUT : question.smallestEffect();
  }

  private static Optional<ShapeFinding> culprit(
      Question question, List<Window> windows, double steady) {
    List<Window> bad =
        windows.stream()
            .filter(w -> w.kind() != StageKind.Steady)
            .filter(w -> standsOut(question, w.value(), steady))
            .toList();
    if (bad.isEmpty()) {
      return Optional.empty();
    }
    Window worst = bad.stream().max(Comparator.comparingDouble(Window::value)).orElseThrow();
    List<Window> stage = bad.stream().filter(w -> w.stage().equals(worst.stage())).toList();
    return Optional.of(finding(question, worst, stage, windows, steady));
  }

  private static ShapeFinding finding(
      Question question, Window worst, List<Window> stage, List<Window> all, double steady) {
    Words words = new Words(question);
    String value = words.value(worst.value());
    String usual = words.value(steady);
    String when = when(stage, all);
    return switch (worst.kind()) {
      case Spike ->
          new ShapeFinding.SpikeOnly(question.subject(), worst.stage(), value, usual, when);
      case Ramp, RampDown, Steady ->
          worst.stage().isEmpty() || getsBetter(all, worst.stage())
              ? new ShapeFinding.WarmUp(question.subject(), worst.stage(), value, usual, when)
              : new ShapeFinding.RampTooSteep(
                  question.subject(), worst.stage(), value, usual, when);
    };
  }

  private static boolean standsOut(Question question, double value, double steady) {
    return question.kind() == Kind.FailureRate
        ? value - steady > FAILURES_STAND_OUT
        : value > steady * STANDS_OUT;
  }

  private static boolean getsBetter(List<Window> all, String stage) {
    List<Window> own = all.stream().filter(w -> w.stage().equals(stage)).toList();
    return own.size() > 1 && own.getLast().value() < own.getFirst().value() * WARMED_UP;
  }

  /** For example: , from 12 s to 31 s. */
  private static String when(List<Window> stage, List<Window> all) {
    OptionalInt from = stage.getFirst().atMs();
    if (from.isEmpty()) {
      return "";
    }
    int next = all.indexOf(stage.getLast()) + 1;
    OptionalInt until = next < all.size() ? all.get(next).atMs() : OptionalInt.empty();
    return ", from %s%s"
        .formatted(seconds(from), until.isPresent() ? " to " + seconds(until) : " to the end");
  }

  private static String seconds(OptionalInt ms) {
    return Unit.None.format(ms.getAsInt() / 1000.0) + " s";
  }
}
