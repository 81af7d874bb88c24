package dev.loadtest.core.judge;

import dev.loadtest.core.judge.Question.Kind;
import dev.loadtest.core.judge.Question.KnownChange;
import dev.loadtest.core.stats.LevelTest;
import dev.loadtest.core.stats.Robust;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whether a change that people declared covers the one that is seen: direction and size. */
final class DeclaredRule {
  /** From this share of what was declared on, a change that is not certain is taken for it. */
  private static final double LIKELY = 0.5;

  /** How much larger than it seems a certain change may well be, in standard errors. */
  private static final double MARGIN = 2;

  private DeclaredRule() {}

  /** What declared changes make of a change. */
  sealed interface Outcome {
    record Covered(Finding finding) implements Outcome {}

    /** By what was measured it is covered; it may well be larger than it seems. */
    record Doubtful(Finding finding) implements Outcome {}

    record Exceeded(Finding finding) implements Outcome {}

    record Undeclared() implements Outcome {}
  }

  /**
   * For a change of level.
   *
   * @param change a ratio, for failure rates a difference of rates
   * @param error its standard error, likewise
   */
  static Outcome outcome(Question question, double change, double error) {
    double most = larger(change, MARGIN * error);
    return first(
            sameWay(question, change, false).filter(known -> covers(question, known, most)),
            known -> new Outcome.Covered(covered(question, change, known)))
        .or(
            () ->
                first(
                    sameWay(question, change, false)
                        .filter(known -> covers(question, known, change)),
                    known -> new Outcome.Doubtful(doubtful(question, change, known))))
        .or(
            () ->
                first(
                    sameWay(question, change, false),
                    known -> new Outcome.Exceeded(exceeded(question, change, known))))
        .orElseGet(Outcome.Undeclared::new);
  }

  private static Optional<Outcome> first(
      Stream<KnownChange> changes, Function<KnownChange, Outcome> outcome) {
    return changes.findFirst().map(outcome);
  }

  /** The change that was declared to come at once, and covers this one. */
  static Optional<Finding> covering(Question question, double change) {
    return sameWay(question, change, false)
        .filter(known -> covers(question, known, change))
        .findFirst()
        .map(known -> covered(question, change, known));
  }

  /** The change that was declared to come bit by bit, and covers what has come so far. */
  static Optional<Finding> crept(Question question, double total) {
    return sameWay(question, total, true)
        .filter(known -> covers(question, known, total))
        .findFirst()
        .map(known -> covered(question, total, known));
  }

  /**
   * A declared change that explains a breach, although the change alone would not be certain. It
   * must cover what may be hidden in the noise, too.
   *
   * @param hidden how much larger the change may be than it seems
   */
  static Optional<Finding> likely(Question question, double change, double hidden) {
    return sameWay(question, change, false)
        .filter(known -> covers(question, known, change))
        .filter(known -> covers(question, known, larger(change, hidden)))
        .filter(known -> Math.abs(change) >= LIKELY * size(question, known))
        .findFirst()
        .map(known -> covered(question, change, known));
  }

  private static double larger(double change, double by) {
    return Math.signum(change) * (Math.abs(change) + by);
  }

  private static Stream<KnownChange> sameWay(Question question, double change, boolean creeping) {
    return question.changes().stream()
        .filter(known -> known.creeping() == creeping)
        .filter(known -> Math.signum(known.change()) == Math.signum(change));
  }

  private static boolean covers(Question question, KnownChange known, double change) {
    double most = size(question, known) + scale(question) * known.tolerance();
    return LevelTest.reaches(most, Math.abs(change))
        && LevelTest.reaches(most, Math.abs(inAll(question, known, change)));
  }

  /** How far the number is from where it was before any of the declared change had come. */
  private static double inAll(Question question, KnownChange known, double change) {
    if (known.before().isEmpty() || question.tries().isEmpty()) {
      return change;
    }
    double before = known.before().getAsDouble();
    double now = Robust.median(question.tryValues());
    return switch (question.kind()) {
      case Level -> before == 0 ? change : (now - before) / Math.abs(before);
      case FailureRate -> now - before;
    };
  }

  private static double size(Question question, KnownChange known) {
    return Math.abs(known.change()) * scale(question);
  }

  /** Declared changes are relative; failure rates are compared by their difference. */
  private static double scale(Question question) {
    return question.kind() == Kind.FailureRate && !question.past().isEmpty()
        ? Robust.mean(question.pastValues())
        : 1;
  }

  private static Finding covered(Question question, double change, KnownChange known) {
    return new LevelFinding.Declared(
        question.subject(), new Words(question).change(change), declared(known), known.reason());
  }

  private static Finding doubtful(Question question, double change, KnownChange known) {
    return new LevelFinding.PerhapsBeyondDeclared(
        question.subject(), new Words(question).change(change), declared(known), known.reason());
  }

  private static Finding exceeded(Question question, double change, KnownChange known) {
    return new LevelFinding.BeyondDeclared(
        question.subject(), new Words(question).change(change), declared(known), known.reason());
  }

  private static String declared(KnownChange known) {
    return (known.change() < 0 ? "-" : "+")
        + Unit.None.format(Math.rint(Math.abs(known.change()) * 1000) / 10)
        + " %";
  }
}
