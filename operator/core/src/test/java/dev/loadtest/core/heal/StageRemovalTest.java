package dev.loadtest.core.heal;

import static dev.loadtest.core.heal.Made.level;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.heal.Change.StageSplit;
import dev.loadtest.core.heal.Heal.State;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.LevelFinding;
import dev.loadtest.core.judge.ShapeFinding;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.plan.ExecutionDigest;
import dev.loadtest.core.spec.Specs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stages that go, and soaks that are too short. */
class StageRemovalTest {
  private static final String P95 = Made.threshold("http_req_duration", "p(95)<480");

  @Test
  void aStageIsRemovedOnAdviceAndWithLeaveOnly() {
    String stages =
        "{name: 'mid', duration: '10s', target: 200}, {name: 'top', duration: '1m', target: 300},"
            + "{name: 'down', duration: '10s', target: 0}";
    Advice advice = removing("mid", "top", "down");
    Healing healing = spike(stages, "", "mid").advised(advice).healing();
    assertThat(Seen.written(healing)).containsExactly("load.stages[mid] -> ");
    assertThat(Seen.written(spike(stages, "", "mid").healing()).getFirst()).contains("mid-1");
    Made forbidden = spike(stages, "", "mid");
    forbidden.spec =
        Specs.spec(
            "{script: {inline: 'x'}, "
                + P95
                + ", load: {executor: 'RampingVUs', stages: ["
                + stages
                + "]}, healing: {mode: 'Apply'}}");
    forbidden.digest = ExecutionDigest.of(forbidden.spec);
    assertThat(Seen.written(forbidden.advised(advice).healing()).getFirst()).contains("mid-1");
  }

  @Test
  void whereGentlerChangesFailedAStageMayGo() {
    String stages =
        "{name: 'mid', duration: '10s', target: 200}, {name: 'top', duration: '1m', target: 300}";
    Made made = spike(stages, "", "mid");
    Heal failed =
        Past.heal("h1", State.Disproven, made.digest, new StageSplit("mid", List.of(), List.of()));
    assertThat(Seen.written(made.healed(Past.of(failed)).healing()))
        .containsExactly("load.stages[mid] -> ");
  }

  @Test
  void thePeakIsNeverRemoved() {
    Made made =
        spike(
            "{name: 'spike', duration: '10s', target: 200},"
                + " {name: 'down', duration: '10s', target: 0}");
    Healing healing = made.advised(removing("spike", "down")).healing();
    assertThat(Seen.written(healing).getFirst()).startsWith("load.stages[spike] -> spike-1");
    assertThat(Seen.refused(healing)).contains(Guardrail.Peak.of("spike"));
  }

  @Test
  void aStageThatAThresholdAsksAboutStays() {
    String stages =
        "{name: 'mid', duration: '10s', target: 200}, {name: 'top', duration: '1m', target: 300}";
    Made made =
        Made.of(
            Made.threshold("http_req_duration{stage:mid}", "p(95)<480"),
            "load: {executor: 'RampingVUs', stages: [" + stages + "]}");
    made.judged(Verdict.Failed, Classification.TestShape)
        .answering(level(700, 12, 0.01), 702, 3, spikeOnly("mid"));
    Healing healing = made.advised(removing("mid")).healing();
    assertThat(Seen.written(healing)).isEmpty();
    assertThat(Seen.refused(healing).getFirst()).contains("would not be valid");
  }

  @ParameterizedTest
  @CsvSource({"184, 368, 8m", "300, 368, 5m", "36, 368, ''", "0, 368, ''"})
  void aSoakThatIsTooShortGetsItsSamples(long samples, long needed, String becomes) {
    Made made =
        Made.of(Made.threshold("http_req_duration{stage:steady}", "p(99)<480"), "tier: 'Soak'")
            .judged(Verdict.Passed, Classification.InsufficientData)
            .answering(
                level(400, 12, 0.01),
                400,
                1,
                new LevelFinding.TooFewSamples("p99", samples, needed));
    assertThat(Seen.written(made.healing()))
        .isEqualTo(
            becomes.isEmpty()
                ? List.of()
                : List.of("load.stages[steady].duration -> " + durationOf(samples)));
    Made load =
        Made.of(Made.threshold("http_req_duration{stage:steady}", "p(99)<480"))
            .judged(Verdict.Passed, Classification.InsufficientData)
            .answering(
                level(400, 12, 0.01),
                400,
                1,
                new LevelFinding.TooFewSamples("p99", samples, needed));
    assertThat(Seen.written(load.healing())).isEmpty();
  }

  private static String durationOf(long samples) {
    return samples == 184 ? "7m15s" : "4m25s";
  }

  private static ShapeFinding spikeOnly(String stage) {
    return new ShapeFinding.SpikeOnly("p95", stage, "900 ms", "400 ms", "");
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

  private static Advice removing(String... stages) {
    return new Advice(Optional.empty(), Map.of(), List.of(), List.of(stages), 1, "");
  }
}
