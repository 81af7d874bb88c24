package dev.loadtest.core.heal;

import dev.loadtest.core.analysis.Case;
import dev.loadtest.core.baseline.Anchor;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.heal.Healing.Nothing;
import dev.loadtest.core.heal.Healing.Proposed;
import dev.loadtest.core.plan.ExecutionDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A judged run as the healer sees it. */
final class Seen {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private Seen() {}

  static HealCase of(Case analysed, RunHistory history) {
    return new HealCase(
        "checkout",
        "uid",
        "run-9",
        analysed,
        history,
        HealHistory.EMPTY,
        Optional.empty(),
        ExecutionDigest.of(analysed.spec()),
        NOW);
  }

  static HealCase with(HealCase seen, HealHistory heals) {
    return new HealCase(
        seen.test(),
        seen.testUid(),
        seen.run(),
        seen.analysed(),
        seen.history(),
        heals,
        seen.advice(),
        seen.digest(),
        seen.now());
  }

  static HealCase with(HealCase seen, Advice advice) {
    return new HealCase(
        seen.test(),
        seen.testUid(),
        seen.run(),
        seen.analysed(),
        seen.history(),
        seen.heals(),
        Optional.of(advice),
        seen.digest(),
        seen.now());
  }

  static HealCase anchored(HealCase seen, Anchor... anchors) {
    return new HealCase(
        seen.test(),
        seen.testUid(),
        seen.run(),
        seen.analysed(),
        seen.history().with(List.of(anchors)),
        seen.heals(),
        seen.advice(),
        seen.digest(),
        seen.now());
  }

  static Advice advice(boolean regression, Map<String, List<String>> thresholds) {
    return new Advice(
        Optional.of(regression), thresholds, List.of(), List.of(), 1, "I am quite sure");
  }

  static List<ProposedChange> changes(Healing healing) {
    return healing instanceof Proposed(var proposal) ? proposal.changes() : List.of();
  }

  /** Fields with what they become. */
  static List<String> written(Healing healing) {
    return changes(healing).stream()
        .map(c -> c.change().field() + " -> " + c.change().to())
        .toList();
  }

  static List<String> refused(Healing healing) {
    return switch (healing) {
      case Proposed(var proposal) -> proposal.refused();
      case Nothing(var why) -> why;
    };
  }
}
