package dev.loadtest.core.heal;

import static dev.loadtest.core.heal.Made.level;
import static dev.loadtest.core.heal.Made.stale;
import static dev.loadtest.core.heal.Made.threshold;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.heal.Change.ThresholdMoved;
import dev.loadtest.core.heal.Heal.State;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How often a test is healed, and what a person said about it. */
class HealPaceTest {
  private static final String P95 = threshold("http_req_duration", "p(95)<480");

  @Test
  void afterAHealThereIsAPause() {
    Heal fresh =
        Past.at(Past.moved(State.Confirmed, "p(95)<400", "p(95)<480"), "2026-11-21T02:00:00Z");
    refuses(stale().healed(Past.of(fresh)), "nothing is healed until 2026-11-22T02:00:00Z, 24h");
    Heal older = Past.at(fresh, "2026-11-20T11:59:59Z");
    assertThat(Seen.refused(stale().healed(Past.of(older)).healing()))
        .noneMatch(w -> w.contains("nothing is healed until"));
  }

  @ParameterizedTest
  @EnumSource(names = {"Reverted", "Disproven", "Superseded", "Rejected"})
  void aHealThatDidNotHoldStartsNoPause(State state) {
    Heal heal = Past.at(Past.other(state), "2026-11-21T11:00:00Z");
    assertThat(Seen.written(stale().healed(Past.of(heal)).healing())).isNotEmpty();
  }

  @Test
  void afterSomeFailuresItTakesAPerson() {
    Made made = stale();
    Heal failed = Past.failed(made.digest, "a");
    Heal again = Past.failed(made.digest, "b");
    assertThat(Seen.written(made.healed(Past.of(failed)).healing())).isNotEmpty();
    refuses(made.healed(Past.of(failed, again)), Guardrail.Attempts.of(2, 2));
    Heal confirmed = Past.at(Past.other(State.Confirmed), "2026-11-01T00:00:00Z");
    assertThat(Seen.written(made.healed(Past.of(failed, confirmed, again)).healing())).isNotEmpty();
    Heal elsewhere = Past.failed("another", "c");
    assertThat(Seen.written(made.healed(Past.of(failed, elsewhere)).healing())).isNotEmpty();
  }

  @Test
  void whatDidNotHoldIsNotTriedAgain() {
    Made made = stale();
    var moved = new ThresholdMoved("t", "http_req_duration", "p(95)<480", "p(95)<530");
    refuses(
        made.healed(Past.of(Past.heal("h1", State.Disproven, made.digest, moved))),
        "was tried and did not hold");
  }

  static Stream<Heal> noes() {
    return Stream.of(
        Past.moved(State.Rejected, "p(95)<480", "p(95)<520"),
        Past.moved(State.Rejected, "p(95) < 480", "p(95) < 505"),
        Past.moved(State.Confirmed, "p(95)<480", "p(95)<520"),
        Past.moved(State.Superseded, "p(95)<480", "p(95)<520"),
        Past.proved(Past.moved(State.Reverted, "p(95)<480", "p(95)<520")));
  }

  @ParameterizedTest
  @MethodSource("noes")
  void aPersonsNoIsKept(Heal no) {
    refuses(stale().healed(Past.of(no)), "a person said no");
  }

  static Stream<HealHistory> overtaken() {
    return Stream.of(
        Past.of(Past.moved(State.Rejected, "p(95)<470", "p(95)<510")),
        Past.of(Past.moved(State.Rejected, "p(95)<480", "p(95)<430")),
        Past.of(Past.moved(State.Rejected, "p(95)<480", "p(95)<500")),
        Past.of(
            Past.moved(State.Confirmed, "p(95)<480", "p(95)<520"),
            Past.moved(State.Confirmed, "p(95)<520", "p(95)<480")));
  }

  @ParameterizedTest
  @MethodSource("overtaken")
  void untilTheFieldOrTheLevelIsAnother(HealHistory before) {
    assertThat(Seen.written(stale().healed(before).healing())).isNotEmpty();
  }

  @Test
  void theSameRunProposesOnce() {
    var proposed = (Healing.Proposed) stale().healing();
    Heal heal =
        Heal.of(
            proposed.proposal(),
            dev.loadtest.core.spec.HealingPolicy.Mode.Apply,
            "x",
            "2026-11-21T02:00:00Z");
    Healing again =
        stale().healed(Past.of(heal.to(State.Superseded, "", heal.created()))).healing();
    assertThat(again).isInstanceOf(Healing.Nothing.class);
    assertThat(Seen.refused(again).getFirst()).contains("proposed before");
  }

  /** Becomes p(95)&lt;530 unless something is against it. */
  private static Made stale(String... parts) {
    return Made.of(parts.length == 0 ? new String[] {P95} : parts)
        .answering(level(500, 12, 0.01), 502, 3, Made.stale());
  }

  private static void refuses(Made made, String saying) {
    Healing healing = made.healing();
    assertThat(healing).isInstanceOf(Healing.Nothing.class);
    assertThat(String.join("; ", Seen.refused(healing))).contains(saying);
  }
}
