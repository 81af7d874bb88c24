package dev.loadtest.core.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.heal.Change.ThresholdMoved;
import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.Heal.Proof;
import dev.loadtest.core.heal.Heal.State;
import dev.loadtest.core.heal.HealHistory;
import dev.loadtest.core.heal.Proposal;
import dev.loadtest.core.heal.ProposedChange;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.spec.HealingPolicy.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionTest {
  private static final String NOW = "2026-11-21T12:00:00Z";

  @Test
  void whatDidNotHoldIsSaidBeforeWhatToDo() {
    assertThat(Attention.required(last("shop-2", "Look at it."), heals(State.Reverted, "shop-2")))
        .hasValue(
            "The change of thresholds[p95].expression: p(95)<150 -> p(95)<180 did not hold and was"
                + " taken back. Look at it.");
  }

  @Test
  void itTakesAPersonEvenWhereTheRunItselfWouldNot() {
    assertThat(Attention.required(last("shop-2", null), heals(State.Reverted, "shop-2")))
        .hasValueSatisfying(text -> assertThat(text).endsWith("was to confirm it."));
  }

  @Test
  void laterRunsSpeakForThemselves() {
    assertThat(Attention.required(last("shop-3", null), heals(State.Reverted, "shop-2"))).isEmpty();
  }

  @Test
  void nobodyIsAskedWhileTheOperatorIsAtWork() {
    assertThat(Attention.required(last("shop-2", "Look."), heals(State.Reverting, "shop-2")))
        .isEmpty();
  }

  private static HealHistory heals(State state, String proof) {
    var change = new ThresholdMoved("p95", "http_req_duration", "p(95)<150", "p(95)<180");
    var proposal =
        new Proposal(
            "h1",
            "shop-1",
            List.of(new ProposedChange(change, "ThresholdStale", "why")),
            90,
            Proposal.Source.Rules,
            List.of());
    var failed = new Proof(proof, false, Verdict.Failed, Classification.Regression, "Failed.");
    return HealHistory.EMPTY.with(
        Heal.of(proposal, Mode.Apply, "d", NOW).with(failed).to(state, "why", NOW));
  }

  private static Ledger last(String run, String action) {
    return Ledger.empty()
        .with(
            new LedgerEntry(
                run,
                NOW,
                "Healing",
                "d",
                Verdict.Failed,
                Classification.Regression,
                "Regression",
                "Failed.",
                null,
                null,
                null,
                3,
                5,
                action));
  }
}
