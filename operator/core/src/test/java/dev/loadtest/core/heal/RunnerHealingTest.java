package dev.loadtest.core.heal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.heal.Change.RunnerResource;
import dev.loadtest.core.heal.Heal.State;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.SurroundingsFinding;
import dev.loadtest.core.judge.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Memory, CPU and number of the runners. */
class RunnerHealingTest {

  @ParameterizedTest
  @CsvSource({
    "256Mi, 512Mi",
    "1Gi, 2Gi",
    "1500Mi, 3000Mi",
    "6Gi, 8Gi",
    "1G, 1908Mi",
    "8Gi, ''",
    "9Gi, ''"
  })
  void memoryIsDoubledUpToEightGi(String now, String becomes) {
    Made made = outOfMemory("runner: {resources: {limits: {memory: '" + now + "'}}}");
    assertThat(Seen.written(made.healing()))
        .isEqualTo(
            becomes.isEmpty()
                ? List.of()
                : List.of("runner.resources.limits.memory -> " + becomes));
  }

  @Test
  void withoutResourcesTheUsualRequestsStay() {
    assertThat(Seen.written(outOfMemory("tier: 'Load'").healing()))
        .containsExactly(
            "runner.resources.limits.memory -> 1Gi",
            "runner.resources.requests.cpu -> 100m",
            "runner.resources.requests.memory -> 128Mi");
  }

  @Test
  void guaranteedMemoryStaysGuaranteed() {
    Made made =
        outOfMemory("runner: {resources: {requests: {memory: '1Gi'}, limits: {memory: '1Gi'}}}");
    assertThat(Seen.written(made.healing()))
        .containsExactly(
            "runner.resources.limits.memory -> 2Gi", "runner.resources.requests.memory -> 2Gi");
  }

  @Test
  void aRequestWithoutLimitIsTheLeast() {
    Made made = outOfMemory("runner: {resources: {requests: {memory: '2Gi'}}}");
    assertThat(Seen.written(made.healing()))
        .containsExactly("runner.resources.limits.memory -> 4Gi");
  }

  @Test
  void afterMoreMemoryTheBodiesGo() {
    Made made = outOfMemory("runner: {resources: {limits: {memory: '1Gi'}}}");
    Heal raised =
        Past.heal(
            "h1",
            State.Confirmed,
            "before",
            new RunnerResource("limits", "memory", "512Mi", "1Gi"));
    assertThat(Seen.written(made.healed(Past.of(raised)).healing()))
        .containsExactly("options.discardResponseBodies -> true");
    Made without =
        outOfMemory(
            "options: {discardResponseBodies: true}",
            "runner: {resources: {limits: {memory: '1Gi'}}}");
    assertThat(Seen.written(without.healed(Past.of(raised)).healing()))
        .containsExactly("runner.resources.limits.memory -> 2Gi");
    Made usual =
        outOfMemory("healing: {mode: 'Apply'}", "runner: {resources: {limits: {memory: '1Gi'}}}");
    assertThat(Seen.written(usual.healed(Past.of(raised)).healing()))
        .containsExactly("runner.resources.limits.memory -> 2Gi");
  }

  @Test
  void otherErrorsAreNotHealed() {
    Made made = outOfMemory("tier: 'Load'").because("ScriptError");
    assertThat(Seen.refused(made.healing())).containsExactly(Guardrail.NotMeasured.of("Error"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, '', 2",
    "3, '', 6",
    "40, '', 64",
    "64, '', 0",
    "60, vus: 70, 64",
    "3, vus: 5, 5",
    "5, vus: 5, 0"
  })
  void generatorsAreDoubledUpToSixtyFourAndTheirUsers(int runners, String vus, int becomes) {
    String load =
        vus.isEmpty()
            ? Made.STAGES.strip()
            : "load: {executor: 'ConstantVUs', duration: '1m', " + vus + "}";
    Made made = busy("parallelism: " + runners, load);
    assertThat(Seen.written(made.healing()))
        .isEqualTo(becomes == 0 ? List.of() : List.of("parallelism -> " + becomes));
  }

  @ParameterizedTest
  @CsvSource({"500m, 1", "750m, 1500m", "1.5, 3", "6, 8"})
  void aLimitedGeneratorGetsMoreCpu(String now, String becomes) {
    Made made = busy("runner: {resources: {limits: {cpu: '" + now + "'}}}");
    assertThat(Seen.written(made.healing()))
        .containsExactly("runner.resources.limits.cpu -> " + becomes);
  }

  @Test
  void scriptsWithScenariosOfTheirOwnAreNotSpreadBlindly() {
    Made made =
        new Made(
            dev.loadtest.core.spec.Specs.spec("{script: {inline: 'x'}, healing: {mode: 'Apply'}}"));
    made.judged(Verdict.Inconclusive, Classification.Environment)
        .seeing(new SurroundingsFinding.GeneratorBusy(97));
    assertThat(Seen.refused(made.healing())).containsExactly(Guardrail.UnknownUsers.of());
  }

  private static Made outOfMemory(String... parts) {
    return Made.of(parts).judged(Verdict.Error, Classification.Error).because("OutOfMemory");
  }

  private static Made busy(String... parts) {
    return Made.of(parts)
        .judged(Verdict.Inconclusive, Classification.Environment)
        .seeing(new SurroundingsFinding.GeneratorBusy(97));
  }
}
