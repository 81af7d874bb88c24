package dev.loadtest.core.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.status.Condition.Status;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionsTest {
  private static final Instant FIRST = Instant.parse("2026-11-21T02:00:00.123Z");
  private static final Instant LATER = FIRST.plusSeconds(60);

  @Test
  void aConditionKeepsItsTimeWhileItsStatusStays() {
    var before = new Conditions(null, 1, FIRST).with("Ready", Status.True, "A", "a").list();
    var after = new Conditions(before, 2, LATER).with("Ready", Status.True, "B", "b").list();
    assertThat(after)
        .containsExactly(new Condition("Ready", Status.True, 2L, "2026-11-21T02:00:00Z", "B", "b"));
  }

  @Test
  void aConditionThatTurnsHasTheTimeOfItsTurn() {
    var before = new Conditions(List.of(), 1, FIRST).with("Ready", Status.True, "A", "a").list();
    var after = new Conditions(before, 1, LATER).with("Ready", Status.False, "A", "a").list();
    assertThat(after.getFirst().lastTransitionTime()).isEqualTo("2026-11-21T02:01:00Z");
  }
}
