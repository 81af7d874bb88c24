package dev.loadtest.core.heal;

import dev.loadtest.core.heal.Change.ThresholdMoved;
import dev.loadtest.core.heal.Heal.Proof;
import dev.loadtest.core.heal.Heal.State;
import dev.loadtest.core.spec.ThresholdExpression;
import java.util.List;
import java.util.Optional;

/**
 * Whether a person declined a change before: rejected it, took it back, or put the old value back.
 * That holds for the field and the direction until a person changes the field, or until it takes
 * more than twice the change that was declined.
 */
final class SaidNo {
  private SaidNo() {}

  static Optional<String> to(HealCase seen, Change change) {
    List<Heal> all = seen.heals().heals();
    for (int i = all.size() - 1; i >= 0; i--) {
      Heal heal = all.get(i);
      Optional<Change> declined =
          heal.proposal().bare().stream().filter(c -> declines(heal, c, change)).findFirst();
      if (declined.isPresent()) {
        return Optional.of(Guardrail.SaidNo.of(change.field(), to(declined.get()), heal.id()));
      }
      if (PersonsWord.stands(heal) && touches(heal, change)) {
        return Optional.empty(); // what came before was answered by this one
      }
    }
    return Optional.empty();
  }

  private static boolean declines(Heal heal, Change before, Change now) {
    return before.getClass() == now.getClass()
        && before.field().equals(now.field())
        && isDeclined(heal)
        && Expressions.same(before.from(), now.from())
        && direction(before) == direction(now)
        && !isFarBeyond(before, now);
  }

  /** A heal that stands, whose old value is there all the same, was undone by a person. */
  private static boolean isDeclined(Heal heal) {
    return switch (heal.state()) {
      case Rejected, Confirming, Confirmed -> true;
      case Superseded -> heal.healedDigest() != null;
      case Reverted -> provedWell(heal);
      case Proposed, Trying, Proven, PullRequestOpen, Applying, Reverting, Disproven -> false;
    };
  }

  /** Only people take back what no run spoke against. */
  private static boolean provedWell(Heal heal) {
    return heal.state() == State.Reverted
        && !heal.proofs().isEmpty()
        && heal.proofs().stream().filter(Proof::isOver).allMatch(Proof::isPositive);
  }

  private static boolean touches(Heal heal, Change change) {
    return heal.proposal().bare().stream().anyMatch(c -> c.field().equals(change.field()));
  }

  private static int direction(Change change) {
    return change instanceof ThresholdMoved moved
        ? bound(moved.from())
            .flatMap(from -> bound(moved.to()).map(to -> Double.compare(to, from)))
            .orElse(0)
        : 0;
  }

  private static boolean isFarBeyond(Change before, Change now) {
    if (!(before instanceof ThresholdMoved declined && now instanceof ThresholdMoved wanted)) {
      return false;
    }
    Optional<Double> from = bound(declined.from());
    Optional<Double> to = bound(declined.to());
    Optional<Double> next = bound(wanted.to());
    return from.isPresent()
        && to.isPresent()
        && next.isPresent()
        && Math.abs(next.get() - from.get()) > 2 * Math.abs(to.get() - from.get());
  }

  private static Optional<Double> bound(String expression) {
    return Expressions.read(expression).map(ThresholdExpression::bound);
  }

  private static String to(Change change) {
    return change.to().isEmpty() ? "its removal" : change.to();
  }
}
