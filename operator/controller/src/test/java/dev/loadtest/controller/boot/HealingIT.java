package dev.loadtest.controller.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.cluster.ApiServer;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.Heal.State;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.spec.HealingPolicy.Mode;
import dev.loadtest.core.spec.LoadTestRunSpec.Purpose;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The course of heals in a cluster, with the words of people in between. */
@ExtendWith(ApiServer.class)
class HealingIT {
  private World world;
  private HealedTest test;

  @BeforeEach
  void start(NamespacedKubernetesClient client) {
    world = World.with(client);
    test = new HealedTest(world);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void applyChangesTheTestOnceAndARunConfirmsIt() {
    proposed(Mode.Apply);
    LoadTestRun proof = test.play(Purpose.Confirmation, 0);
    Heal heal = test.awaitState(State.Confirmed);
    assertThat(test.expression()).isEqualTo(HealedTest.HEALED);
    assertThat(test.patches()).isOne();
    test.assertNothingToRun();
    assertThat(managers(test.now())).contains("loadtest-healer");
    assertThat(proof.getStatus().verdict()).isEqualTo(Verdict.Passed);
    assertThat(proof.getStatus().reason()).isEqualTo("Healed");
    assertThat(heal.approval()).isNull();
    LoadTest shown = test.awaitShown(State.Confirmed);
    assertThat(shown.getStatus().autoFixApplied())
        .contains(HealedTest.ORIGINAL, HealedTest.HEALED, proof.getMetadata().getName());
    assertThat(shown.getStatus().actionRequired()).isNull();
    assertThat(test.condition("ActionRequired")).isEqualTo("False");
    assertThat(world.eventReasons(HealedTest.NAME))
        .contains("HealApplying", "HealConfirming", "HealConfirmed");
    test.assertRuns(Purpose.Normal, Purpose.Confirmation);
  }

  @Test
  void whatARunDoesNotConfirmIsTakenBack() {
    proposed(Mode.Apply);
    LoadTestRun proof = test.play(Purpose.Confirmation, 50);
    assertThat(proof.getStatus().verdict()).isEqualTo(Verdict.Failed);
    test.awaitState(State.Reverted);
    assertThat(test.expression()).isEqualTo(HealedTest.ORIGINAL);
    assertThat(test.patches()).isEqualTo(2);
    test.assertNothingToRun();
    LoadTest shown = test.awaitShown(State.Reverted);
    World.soon().until(() -> "True".equals(test.condition("ActionRequired")));
    assertThat(shown.getStatus().healing().message()).contains("did not pass");
    assertThat(test.now().getStatus().autoFixApplied()).isNull();
    test.assertRuns(Purpose.Normal, Purpose.Confirmation);
  }

  @Test
  void aRegressionBetweenHealAndConfirmationIsNotHealed() {
    proposed(Mode.Apply, ", confirmRuns: 2");
    test.play(Purpose.Confirmation, 0);
    LoadTestRun second =
        World.soon().until(world::runs, runs -> runs.size() == 3).stream()
            .filter(r -> r.getStatus() == null || r.getStatus().verdict() == null)
            .findFirst()
            .orElseThrow();
    assertThat(test.heal().state()).isEqualTo(State.Confirming);
    world.attempt(second, 1, 50);
    test.awaitState(State.Reverted);
    assertThat(test.expression()).isEqualTo(HealedTest.ORIGINAL);
    assertThat(world.runs())
        .noneMatch(r -> r.getStatus() != null && "Healed".equals(r.getStatus().reason()));
  }

  @Test
  void suggestIsProvenByATrialAndMadeWhenAPersonApproves() {
    proposed(Mode.Suggest);
    LoadTestRun trial = test.play(Purpose.Trial, 0);
    assertThat(HealedTest.expression(trial.getSpec().resolved().orElseThrow()))
        .isEqualTo(HealedTest.HEALED);
    test.awaitState(State.Proven);
    assertThat(test.awaitShown(State.Proven).getStatus().runs()).isEqualTo(1);
    assertThat(test.patches()).isZero();
    assertThat(trial.getStatus().reason()).isNotEqualTo("Healed");
    World.pause();
    assertThat(test.heal().state()).isEqualTo(State.Proven);
    test.says(Labels.APPROVE_HEALING);
    LoadTestRun proof = test.play(Purpose.Confirmation, 0);
    Heal heal = test.awaitState(State.Confirmed);
    assertThat(proof.getStatus().reason()).isEqualTo("Healed");
    assertThat(heal.approval().by()).isNotBlank().isNotEqualTo("somebody");
    assertThat(heal.approval().authenticated()).isFalse();
    assertThat(test.awaitShown(State.Confirmed).getStatus().healing().approvedBy())
        .endsWith("(unauthenticated)");
    assertThat(test.patches()).isOne();
    test.assertRuns(Purpose.Normal, Purpose.Trial, Purpose.Confirmation);
  }

  @Test
  void aTrialThatFailsSaysNothingOfTheTest() {
    proposed(Mode.Suggest);
    test.play(Purpose.Trial, 50);
    test.awaitState(State.Disproven);
    LoadTest shown = test.awaitShown(State.Disproven);
    assertThat(shown.getStatus().runs()).isEqualTo(1);
    assertThat(test.condition("ActionRequired")).isEqualTo("False");
    assertThat(test.patches()).isZero();
    test.assertRuns(Purpose.Normal, Purpose.Trial);
  }

  @Test
  void aRejectedProposalIsNotMade() {
    proposed(Mode.Suggest);
    test.play(Purpose.Trial, 0);
    test.awaitState(State.Proven);
    test.says(Labels.REJECT_HEALING);
    test.awaitShown(State.Rejected);
    test.says(Labels.APPROVE_HEALING);
    World.pause();
    assertThat(test.heal().state()).isEqualTo(State.Rejected);
    assertThat(test.patches()).isZero();
  }

  @Test
  void aConfirmedHealIsTakenBackWhenAPersonSaysSo() {
    proposed(Mode.Apply);
    test.play(Purpose.Confirmation, 0);
    test.awaitState(State.Confirmed);
    test.says(Labels.REVERT_HEALING);
    test.awaitShown(State.Reverted);
    assertThat(test.expression()).isEqualTo(HealedTest.ORIGINAL);
    assertThat(test.patches()).isEqualTo(2);
    test.assertNothingToRun();
    test.assertRuns(Purpose.Normal, Purpose.Confirmation);
  }

  @Test
  void anEditByAPersonMeanwhileWins() {
    proposed(Mode.Apply);
    LoadTestRun proof = test.proof(Purpose.Confirmation);
    edit("p(95)<500");
    test.awaitState(State.Superseded);
    world.attempt(proof, 1, 50);
    World.pause();
    assertThat(test.expression()).isEqualTo("p(95)<500");
    assertThat(test.heal().state()).isEqualTo(State.Superseded);
  }

  @Test
  void puttingTheOldValueBackIsANo() {
    proposed(Mode.Apply);
    test.proof(Purpose.Confirmation);
    edit(HealedTest.ORIGINAL);
    Heal heal = test.awaitState(State.Rejected);
    assertThat(heal.note()).contains("put back");
    assertThat(test.expression()).isEqualTo(HealedTest.ORIGINAL);
  }

  @Test
  void whatTheApiServerRefusesIsNotTriedAgain() {
    test.ranOnce(HealedTest.spec("mode: Apply"));
    test.proposed(Mode.Apply, HealedTest.moving("p(95)<" + "4".repeat(2000)));
    world.startOperator();
    Heal heal = test.awaitState(State.Superseded);
    assertThat(heal.note())
        .startsWith("the API server refused the change: ")
        .contains("thresholds");
    test.awaitShown(State.Superseded);
    assertThat(test.patches()).isZero();
    test.assertRuns(Purpose.Normal);
  }

  private void proposed(Mode mode, String... more) {
    test.ranOnce(HealedTest.spec("mode: " + mode + String.join("", more)));
    test.proposed(mode);
    world.startOperator();
  }

  private void edit(String expression) {
    world
        .client
        .resources(LoadTest.class)
        .withName(HealedTest.NAME)
        .patch(
            PatchContext.of(PatchType.JSON),
            "[{\"op\": \"replace\", \"path\": \"/spec/thresholds/1/expression\", \"value\": \"%s\"}]"
                .formatted(expression));
  }

  private static List<String> managers(LoadTest test) {
    return test.getMetadata().getManagedFields().stream()
        .filter(m -> m.getFieldsV1().getAdditionalProperties().toString().contains("expression"))
        .map(ManagedFieldsEntry::getManager)
        .toList();
  }
}
