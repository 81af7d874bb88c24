package dev.loadtest.controller.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.cluster.ApiServer;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.Heal.State;
import dev.loadtest.core.heal.HealHistory;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.spec.LoadTestRunSpec.Purpose;
import dev.loadtest.core.spec.ThresholdExpression;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From runs and their numbers alone to a heal, or to none. */
@ExtendWith(ApiServer.class)
class ProposedHealIT {
  private static final double[] LEVEL = {100.2, 99.8, 100.4, 100, 99.7, 100.1, 100.3};

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
  void aThresholdThatItsLevelAlwaysCrossedIsMovedAndConfirmed() {
    learned("p(95)<92");
    LoadTestRun asked = run(100.1, 100, 99.9);
    assertThat(asked.getStatus().verdict()).isEqualTo(Verdict.Failed);
    Heal heal =
        World.soon().until(() -> test.heals().current(), found -> found.isPresent()).orElseThrow();
    assertThat(heal.proposal().run()).isEqualTo(asked.getMetadata().getName());
    LoadTestRun proof = test.proof(Purpose.Confirmation);
    play(proof, 1, 100.2);
    assertThat(world.awaitEnd(proof).getStatus().reason()).isEqualTo("Healed");
    test.awaitShown(State.Confirmed);
    assertThat(ThresholdExpression.parse(test.expression()).bound()).isBetween(101.0, 92 * 1.2);
    assertThat(world.run(asked.getMetadata().getName()).getStatus().verdict())
        .isEqualTo(Verdict.Failed);
    assertThat(test.condition("ActionRequired")).isEqualTo("False");
    test.assertNothingToRun();
  }

  @Test
  void aRegressionIsLeftToPeople() {
    learned("p(95)<110");
    long before = test.patches();
    LoadTestRun asked = run(164, 165, 163);
    assertThat(asked.getStatus().classification()).isEqualTo(Classification.Regression);
    World.soon().until(() -> "True".equals(test.condition("ActionRequired")));
    World.pause();
    assertThat(test.heals()).isEqualTo(HealHistory.EMPTY);
    assertThat(test.patches()).isEqualTo(before);
    assertThat(test.expression()).isEqualTo("p(95)<110");
    assertThat(world.runs()).hasSize(LEVEL.length + 1);
  }

  /** Runs of one try each; from here on doubt takes more of them, and healing is on. */
  private void learned(String expression) {
    world.test(
        HealedTest.NAME, HealedTest.spec("mode: 'Off'").replace(HealedTest.ORIGINAL, expression));
    for (int i = 0; i < LEVEL.length; i++) {
      LoadTestRun next = next(i + 1);
      play(next, 1, LEVEL[i]);
      world.awaitEnd(next);
      World.soon().until(() -> test.now().getStatus().active().isEmpty());
      if (i == LEVEL.length - 1) {
        patch(
            """
            [{"op": "add", "path": "/spec/judgement", "value": {"reruns": 2, "rerunDelay": "0s"}},
             {"op": "add", "path": "/spec/healing", "value": {"mode": "Apply"}}]
            """);
      }
      world.annotate(test.now(), Labels.RUN_REQUESTED, "n" + i);
    }
  }

  /** One run of several tries. */
  private LoadTestRun run(double... tries) {
    LoadTestRun next = next(LEVEL.length + 1);
    for (int i = 0; i < tries.length; i++) {
      play(next, i + 1, tries[i]);
    }
    return world.awaitEnd(next);
  }

  private LoadTestRun next(int of) {
    return World.soon().until(world::runs, runs -> runs.size() == of).stream()
        .filter(r -> r.getStatus() == null || r.getStatus().verdict() == null)
        .findFirst()
        .orElseThrow();
  }

  private void play(LoadTestRun run, int attempt, double p95) {
    Job job = world.awaitJob(run, attempt);
    world.kubelet.start(job, world.nonce(job));
    world.kubelet.end(job, world.nonce(job), RunnerFrames.measured(p95));
  }

  private void patch(String json) {
    world
        .client
        .resources(LoadTest.class)
        .withName(HealedTest.NAME)
        .patch(PatchContext.of(PatchType.JSON), json);
  }
}
