package dev.loadtest.core.heal;

import static dev.loadtest.core.heal.Made.level;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.heal.Advice.StageIdea;
import dev.loadtest.core.heal.Change.StageDuration;
import dev.loadtest.core.heal.Change.StageSplit;
import dev.loadtest.core.heal.Heal.State;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Finding;
import dev.loadtest.core.judge.ShapeFinding;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.spec.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ramps, spikes and soaks. */
class StageHealingTest {
  private static final String P95 = Made.threshold("http_req_duration", "p(95)<480");

  @ParameterizedTest
  @CsvSource({
    // duration, slow until, becomes
    "10s, ', from 0 s to 10 s', 40s",
    "10s, ', from 0 s to 3 s', 20s",
    "10s, ', from 0 s to 6 s', 24s",
    "10s, ', from 0 s to 1,000 s', 50s",
    "10s, ', from 2 s to the end', 40s",
    "10s, '', 40s",
    "2s, ', from 0 s to 2 s', 10s",
    "500ms, '', 5s",
    "2m, '', 8m",
    "1m30s, ', from 0 s to 20.5 s', 3m"
  })
  void aRampTakesFourTimesAsLongAsItWasSlow(String duration, String when, String becomes) {
    assertThat(Seen.written(ramp(duration, warmUp(when)).healing()))
        .containsExactly("load.stages[ramp].duration -> " + becomes);
  }

  @Test
  void whatDidNotHoldIsDoubledUpToTenfold() {
    Made made = ramp("10s", warmUp(""));
    Heal first =
        Past.heal("h1", State.Reverted, made.digest, new StageDuration("ramp", "10s", "40s"));
    assertThat(Seen.written(made.healed(Past.of(first)).healing()))
        .containsExactly("load.stages[ramp].duration -> 1m20s");
  }

  @Test
  void aRampBecomesNoLongerThanTenTimesWhatAPersonWrote() {
    Made made = ramp("40s", warmUp(""));
    Heal before =
        Past.heal("h1", State.Confirmed, "before", new StageDuration("ramp", "10s", "40s"));
    assertThat(Seen.written(made.healed(Past.of(before)).healing()))
        .containsExactly("load.stages[ramp].duration -> 1m40s");
    Made again = ramp("1m40s", warmUp(""));
    Heal second =
        Past.heal("h2", State.Confirmed, "before", new StageDuration("ramp", "40s", "1m40s"));
    assertThat(Seen.refused(again.healed(Past.of(before, second)).healing()))
        .containsExactly(Guardrail.Tenfold.of("stage ramp"));
  }

  @ParameterizedTest
  @CsvSource({"25s, 25s, Model", "15s, 40s, Rules", "200s, 40s, Rules", "100s, 1m40s, Model"})
  void aModelsDurationIsTakenWithinTheBounds(String idea, String becomes, String source) {
    Healing healing = ramp("10s", warmUp("")).advised(longer("ramp", idea)).healing();
    assertThat(Seen.written(healing)).containsExactly("load.stages[ramp].duration -> " + becomes);
    assertThat(((Healing.Proposed) healing).proposal().source()).hasToString(source);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "-30s", "NaN", "30", "", "9999999999d", "30s; rm -rf /"})
  void whatIsNoDurationIsNoIdea(String idea) {
    Healing healing = ramp("10s", warmUp("")).advised(longer("ramp", idea)).healing();
    assertThat(Seen.written(healing)).containsExactly("load.stages[ramp].duration -> 40s");
  }

  @Test
  void aModelChangesNoStageThatNothingIsKnownAgainst() {
    Healing healing = ramp("10s", warmUp("")).advised(longer("steady", "10m")).healing();
    assertThat(Seen.written(healing)).containsExactly("load.stages[ramp].duration -> 40s");
    assertThat(Seen.refused(healing)).containsExactly(Guardrail.ModelIdea.of("stage steady"));
  }

  @Test
  void aStageThatGoesDownIsNoRamp() {
    var finding = new ShapeFinding.WarmUp("p95", "down", "900 ms", "400 ms", "");
    assertThat(Seen.refused(ramp("10s", finding).healing()))
        .containsExactly(Guardrail.DoesNotGrow.of("down"));
  }

  @Test
  void thresholdsAndStagesOfARunThatPassesStay() {
    Made made = ramp("10s", warmUp("")).judged(Verdict.Passed, Classification.TestShape);
    assertThat(Seen.written(made.healing())).isEmpty();
  }

  @Test
  void aSpikeFromNothingTakesFourSteps() {
    assertThat(split("{name: 'spike', duration: '20s', target: 1000}"))
        .containsExactly(
            "spike-1: 250 in 20s, spike-2: 500 in 20s, spike-3: 750 in 20s, spike-hold: 750 in"
                + " 20s, spike: 1000 in 20s");
  }

  @Test
  void aSpikeOfTwiceTheLoadTakesTwo() {
    assertThat(
            split(
                "{name: 'base', duration: '20s', target: 100},"
                    + "{name: 'spike', duration: '1s', target: 200}"))
        .containsExactly("spike-1: 150 in 10s, spike-hold: 150 in 10s, spike: 200 in 1s");
  }

  @Test
  void aSpikeThatHoldsIsSplitWhereItClimbs() {
    assertThat(
            split(
                "{name: 'up', duration: '0s', target: 400},"
                    + "{name: 'spike', duration: '30s', target: 400}"))
        .containsExactly(
            "up-1: 100 in 10s, up-2: 200 in 10s, up-3: 300 in 10s, up-hold: 300 in 10s, up: 400"
                + " in 0s");
  }

  @Test
  void aSpikeOfOneUserHasNoSteps() {
    Made made =
        spike(
            "{name: 'base', duration: '20s', target: 1},"
                + "{name: 'spike', duration: '10s', target: 2}");
    assertThat(Seen.refused(made.healing())).containsExactly(Guardrail.Split.of("spike"));
  }

  @Test
  void aSpikeIsSplitOnce() {
    Made made =
        spike(
            "{name: 'spike-1', duration: '10s', target: 50},"
                + "{name: 'spike', duration: '10s', target: 200}");
    assertThat(Seen.refused(made.healing())).containsExactly(Guardrail.Split.of("spike"));
  }

  @Test
  void aLoadThatStartsAtItsPeakHasNoClimb() {
    Made made = spike("{name: 'spike', duration: '10s', target: 200}", "startVUs: 200, ");
    assertThat(Seen.refused(made.healing())).containsExactly(Guardrail.NoClimb.of("spike"));
  }

  @Test
  void stagesWithoutNamesKeepThoseOfTheirPosition() {
    Made made =
        spike("{name: 'spike', duration: '10s', target: 200}, {duration: '10s', target: 0}");
    var changes = Seen.changes(made.healing()).stream().map(ProposedChange::change).toList();
    assertThat(ChangedSpec.of(made.spec, changes).load().stages())
        .extracting(Stage::name)
        .containsExactly("spike-1", "spike-2", "spike-3", "spike-hold", "spike", "stage-2");
  }

  @Test
  void longNamesStayNames() {
    String name = "a".repeat(39) + "b";
    Made made = spike("{name: '" + name + "', duration: '10s', target: 200}", "", name);
    var changes = Seen.changes(made.healing());
    assertThat(((StageSplit) changes.getFirst().change()).after())
        .extracting(Stage::name)
        .allMatch(n -> n.length() <= 40)
        .doesNotHaveDuplicates()
        .contains(name);
  }

  @Test
  void aSpikeThatIsWorseThanUsualIsLostCapacity() {
    Made made = spike("{name: 'spike', duration: '10s', target: 200}");
    made.answers.clear();
    made.answering(level(600, 12, 0.01), 700, 3, spikeOnly("spike"));
    assertThat(Seen.refused(made.healing())).containsExactly(Guardrail.CarriedBefore.of("spike"));
  }

  private static ShapeFinding warmUp(String when) {
    return new ShapeFinding.WarmUp("p95", "ramp", "900 ms", "400 ms", when);
  }

  private static ShapeFinding spikeOnly(String stage) {
    return new ShapeFinding.SpikeOnly("p95", stage, "900 ms", "400 ms", "");
  }

  private static Made ramp(String duration, Finding finding) {
    return Made.of(
            P95,
            "load: {executor: 'RampingVUs', stages: [{name: 'ramp', duration: '"
                + duration
                + "', target: 100}, {name: 'steady', duration: '3m', target: 100}, {name: 'down',"
                + " duration: '10s', target: 0}]}")
        .judged(Verdict.Failed, Classification.TestShape)
        .answering(level(700, 12, 0.01), 702, 3, finding);
  }

  private static Made spike(String stages) {
    return spike(stages, "");
  }

  private static Made spike(String stages, String more) {
    return spike(stages, more, "spike");
  }

  private static Made spike(String stages, String more, String stage) {
    return Made.of(P95, "load: {executor: 'RampingVUs', " + more + "stages: [" + stages + "]}")
        .judged(Verdict.Failed, Classification.TestShape)
        .answering(level(700, 12, 0.01), 702, 3, spikeOnly(stage));
  }

  private static List<String> split(String stages) {
    return Seen.changes(spike(stages).healing()).stream().map(c -> c.change().to()).toList();
  }

  private static Advice longer(String stage, String duration) {
    return new Advice(
        Optional.of(false),
        Map.of(),
        List.of(new StageIdea(stage, Optional.of(duration), Optional.empty())),
        List.of(),
        1,
        "");
  }

  private static Advice removing(String... stages) {
    return new Advice(Optional.empty(), Map.of(), List.of(), List.of(stages), 1, "");
  }
}
