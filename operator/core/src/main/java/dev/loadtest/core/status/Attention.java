package dev.loadtest.core.status;

import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.HealHistory;
import dev.loadtest.core.heal.ProposedChange;
import dev.loadtest.core.heal.Remedy;
import dev.loadtest.core.judge.Verdict;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a person must look at a test, or the operator took care of it. */
final class Attention {
  private static final String NEXT = "Look at the run that was to confirm it.";

  private Attention() {}

  /** What a person must do; empty while the operator is at work, and when nothing is to be done. */
  static Optional<String> required(Ledger ledger, HealHistory heals) {
    if (isAtWork(heals)) {
      return Optional.empty();
    }
    Optional<String> decision =
        heals
            .latest()
            .filter(heal -> heal.state() == Heal.State.Proven)
            .filter(heal -> answersLast(heal, ledger))
            .map(Attention::decide);
    return decision
        .or(() -> takenBack(ledger, heals))
        .or(() -> ledger.latest().flatMap(run -> Optional.ofNullable(run.action())));
  }

  /** What the operator did so that the last run passed. */
  static Optional<String> fixed(Ledger ledger, HealHistory heals) {
    return ledger
        .latest()
        .filter(run -> run.verdict() == Verdict.Passed)
        .flatMap(run -> healed(heals, run.run()).or(() -> remedied(heals, run.run())));
  }

  private static boolean isAtWork(HealHistory heals) {
    return heals.latest().filter(heal -> heal.state().working()).isPresent()
        || heals.currentRemedy().isPresent();
  }

  private static boolean answersLast(Heal heal, Ledger ledger) {
    return ledger.latest().filter(run -> run.run().equals(heal.proposal().run())).isPresent();
  }

  /** What was tried did not hold. The last run was of a test that is not there any more. */
  private static Optional<String> takenBack(Ledger ledger, HealHistory heals) {
    return heals
        .latest()
        .filter(heal -> heal.state() == Heal.State.Reverted)
        .filter(heal -> heal.lastProof().filter(p -> isLast(p, ledger)).isPresent())
        .filter(heal -> !heal.lastProof().get().isPositive())
        .map(heal -> "The change of %s did not hold and was taken back. ".formatted(changes(heal)))
        .map(what -> what + ledger.latest().map(LedgerEntry::action).orElse(NEXT));
  }

  private static boolean isLast(Heal.Proof proof, Ledger ledger) {
    return ledger.latest().filter(run -> run.run().equals(proof.run())).isPresent();
  }

  private static String decide(Heal heal) {
    return "%s; approve or reject %s: %s".formatted(heal.note(), heal.id(), changes(heal));
  }

  private static Optional<String> healed(HealHistory heals, String run) {
    return heals
        .latest()
        .filter(heal -> heal.state() == Heal.State.Confirmed)
        .filter(heal -> heal.lastProof().filter(p -> p.run().equals(run)).isPresent())
        .map(heal -> changes(heal) + ", confirmed by " + run);
  }

  private static Optional<String> remedied(HealHistory heals, String run) {
    return heals.remedies().reversed().stream()
        .filter(remedy -> remedy.state() == Remedy.State.Succeeded)
        .filter(remedy -> run.equals(remedy.rerun()))
        .findFirst()
        .map(remedy -> remedy.action() + ", then " + run + " passed");
  }

  private static String changes(Heal heal) {
    return heal.proposal().changes().stream()
        .map(ProposedChange::change)
        .map(c -> "%s: %s -> %s".formatted(c.field(), shown(c.from()), shown(c.to())))
        .collect(Collectors.joining("; "));
  }

  private static String shown(String value) {
    return value.isEmpty() ? "nothing" : value;
  }
}
