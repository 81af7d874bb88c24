package dev.loadtest.core.heal;

import dev.loadtest.core.heal.Heal.State;
import dev.loadtest.core.spec.GoDuration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How often a test may be healed: a pause after each success, and an end after some failures. */
final class Pace {
  private Pace() {}

  static Optional<String> against(HealCase seen) {
    return cooldown(seen).or(() -> attempts(seen));
  }

  private static Optional<String> cooldown(HealCase seen) {
    String cooldown = seen.policy().cooldown();
    return seen.heals().heals().reversed().stream()
        .filter(h -> h.state() == State.Confirmed)
        .findFirst()
        .filter(h -> seen.now().isBefore(end(h, cooldown)))
        .map(h -> Guardrail.Cooldown.of(end(h, cooldown), cooldown, h.id()));
  }

  private static Instant end(Heal heal, String cooldown) {
    return Instant.parse(heal.updated()).plus(GoDuration.parse(cooldown));
  }

  private static Optional<String> attempts(HealCase seen) {
    long failed = failed(seen).count();
    int most = seen.policy().maxAttempts();
    return failed >= most ? Optional.of(Guardrail.Attempts.of(failed, most)) : Optional.empty();
  }

  /** Heals of the test as it is now that did not hold, since the last one that did. */
  static Stream<Heal> failed(HealCase seen) {
    List<Heal> all = seen.heals().heals();
    int from = 0;
    for (int i = 0; i < all.size(); i++) {
      from = all.get(i).state() == State.Confirmed ? i + 1 : from;
    }
    return all.subList(from, all.size()).stream()
        .filter(Pace::isFailed)
        .filter(h -> seen.digest().equals(h.originalDigest()));
  }

  private static boolean isFailed(Heal heal) {
    return heal.state() == State.Reverted || heal.state() == State.Disproven;
  }
}
