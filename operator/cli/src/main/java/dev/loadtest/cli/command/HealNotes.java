package dev.loadtest.cli.command;

import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.HealHistory;
import java.util.HashMap;
import java.util.Map;

/** What runs have to do with heals, by run. */
final class HealNotes {
  private HealNotes() {}

  /** E.g. {@code trial of h3f9a1c02}. */
  static Map<String, String> of(HealHistory heals) {
    Map<String, String> notes = new HashMap<>();
    for (Heal heal : heals.heals()) {
      notes.put(heal.proposal().run(), "led to heal %s, %s".formatted(heal.id(), heal.state()));
      heal.proofs()
          .forEach(
              proof ->
                  notes.put(
                      proof.run(),
                      (proof.trial() ? "trial of heal " : "confirmation of heal ") + heal.id()));
    }
    return notes;
  }
}
