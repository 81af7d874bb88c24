package dev.loadtest.core.heal;

import dev.loadtest.core.heal.Change.Option;
import dev.loadtest.core.heal.Change.ThresholdMoved;
import dev.loadtest.core.heal.Heal.Proof;
import dev.loadtest.core.heal.Heal.State;
import dev.loadtest.core.heal.Proposal.Source;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.spec.HealingPolicy.Mode;
import java.util.List;
import java.util.stream.Stream;

/** Heals of before, for tests. */
final class Past {
  private static final String LONG_AGO = "2026-10-01T00:00:00Z";

  private Past() {}

  static HealHistory of(Heal... heals) {
    HealHistory history = HealHistory.EMPTY;
    for (Heal heal : heals) {
      history = history.with(heal);
    }
    return history;
  }

  static Heal heal(String id, State state, String originalDigest, Change... changes) {
    var proposed =
        Stream.of(changes).map(c -> new ProposedChange(c, "ThresholdStale", "so it was")).toList();
    var proposal = new Proposal(id, "run-1", proposed, 90, Source.Rules, List.of());
    return Heal.of(proposal, Mode.Apply, originalDigest, LONG_AGO)
        .planned(List.of(), List.of(), "healed")
        .to(state, "so it was", LONG_AGO);
  }

  /** Of threshold t. */
  static Heal moved(State state, String from, String to) {
    var change = new ThresholdMoved("t", "http_req_duration", from, to);
    return heal("h" + from + to, state, "before", change);
  }

  static Heal moved(State state) {
    return moved(state, "p(95)<400", "p(95)<480");
  }

  /** About something else. */
  static Heal other(State state) {
    return heal("other", state, "before", new Option("noConnectionReuse", "", "true"));
  }

  static Heal failed(String digest, String id) {
    return heal(id, State.Disproven, digest, new Option("noConnectionReuse", "", id));
  }

  static Heal at(Heal heal, String updated) {
    return heal.to(heal.state(), heal.note(), updated);
  }

  static Heal proved(Heal heal) {
    return heal.with(new Proof("run-2", false, Verdict.Passed, Classification.Stable, "Passed"));
  }
}
