package dev.loadtest.core.heal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.heal.Change.ThresholdAdded;
import dev.loadtest.core.heal.Heal.State;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose word a threshold is. */
class HealedThresholdsTest {
  private static final Set<State> LIVE =
      EnumSet.of(
          State.Applying, State.Confirming, State.Confirmed, State.Reverting, State.Superseded);

  @ParameterizedTest
  @EnumSource(State.class)
  void aHealThatIsMadeWroteIt(State state) {
    var heals = new HealedThresholds(Past.of(Past.moved(state, "p(95)<500", "p(95)<540")));
    assertThat(heals.wrote("t", "p(95)<540")).isEqualTo(LIVE.contains(state));
    assertThat(heals.wrote("t", "p(95) < 540")).isEqualTo(LIVE.contains(state));
    assertThat(heals.wrote("t", "p(95)<500")).isFalse();
    assertThat(heals.wrote("u", "p(95)<540")).isFalse();
  }

  @Test
  void aHealThatCameToNothingDidNot() {
    var change = new ThresholdAdded("t", "http_req_duration", "p(95)<540");
    Heal heal = Past.heal("h1", State.Superseded, "x", change).planned(null, null, null);
    assertThat(new HealedThresholds(Past.of(heal)).wrote("t", "p(95)<540")).isFalse();
  }

  @Test
  void healsAreFollowedBackToAPersonsWord() {
    var heals =
        new HealedThresholds(
            Past.of(
                Past.moved(State.Confirmed, "p(95)<500", "p(95)<540"),
                Past.moved(State.Reverted, "p(95)<540", "p(95)<900"),
                Past.moved(State.Confirmed, "p(95)<540", "p(95)<420")));
    assertThat(heals.originals("t", "p(95)<420")).containsExactly("p(95)<500");
    assertThat(heals.originals("t", "p(95)<470")).containsExactly("p(95)<470");
  }

  @Test
  void whatAPersonPutBackIsThatPersonsWord() {
    var heals =
        new HealedThresholds(
            Past.of(
                Past.moved(State.Confirmed, "p(95)<700", "p(95)<500"),
                Past.moved(State.Confirmed, "p(95)<500", "p(95)<560")));
    assertThat(heals.wrote("t", "p(95)<500")).isFalse();
    assertThat(heals.originals("t", "p(95)<500")).containsExactly("p(95)<500");
  }

  @ParameterizedTest
  @EnumSource(names = {"Applying", "Reverting"})
  void aHealThatIsNotThereYetHidesNoneBefore(State state) {
    var heals =
        new HealedThresholds(
            Past.of(
                Past.moved(State.Confirmed, "p(95)<500", "p(95)<540"),
                Past.moved(state, "p(95)<540", "p(95)<420")));
    assertThat(heals.wrote("t", "p(95)<540")).isTrue();
    assertThat(heals.originals("t", "p(95)<540")).containsExactly("p(95)<500");
    assertThat(heals.originals("t", "p(95)<420")).containsExactly("p(95)<500");
    assertThat(heals.wrote("t", "p(95)<530")).isFalse();
  }

  @Test
  void whereItIsNotCertainEachMayBeAPersonsWord() {
    var heals =
        new HealedThresholds(
            Past.of(
                Past.moved(State.Confirmed, "p(95)<700", "p(95)<500"),
                Past.moved(State.Superseded, "p(95)<500", "p(95)<560")));
    assertThat(heals.originals("t", "p(95)<500"))
        .containsExactlyInAnyOrder("p(95)<500", "p(95)<700");
  }

  @Test
  void ofAThresholdThatAHealAddedItsFirstValueCounts() {
    var added = new ThresholdAdded("t", "http_req_duration", "p(95)<540");
    var heals =
        new HealedThresholds(
            Past.of(
                Past.heal("h1", State.Confirmed, "x", added),
                Past.moved(State.Confirmed, "p(95)<540", "p(95)<600")));
    assertThat(List.of("p(95)<540", "p(95)<600"))
        .allSatisfy(e -> assertThat(heals.originals("t", e)).containsExactly("p(95)<540"));
  }
}
