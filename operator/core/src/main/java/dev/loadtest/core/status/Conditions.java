package dev.loadtest.core.status;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a list of conditions that keeps the transition time of every condition whose status did
 * not change.
 */
public final class Conditions {
  private final List<Condition> before;
  private final long generation;
  private final String now;
  private final List<Condition> built = new ArrayList<>();

  public Conditions(List<Condition> before, long generation, Instant now) {
    this.before = before == null ? List.of() : before;
    this.generation = generation;
    this.now = now.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  public Conditions with(String type, Condition.Status status, String reason, String message) {
    String since =
        before.stream()
            .filter(c -> c.type().equals(type) && c.status() == status)
            .findFirst()
            .map(Condition::lastTransitionTime)
            .orElse(now);
    built.add(new Condition(type, status, generation, since, reason, message));
    return this;
  }

  public List<Condition> list() {
    return List.copyOf(built);
  }
}
