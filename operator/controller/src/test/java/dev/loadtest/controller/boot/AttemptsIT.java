package dev.loadtest.controller.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.cluster.ApiServer;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.controller.manifest.RecordConfigMap;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.status.Phase;
import dev.loadtest.core.summary.ExitReason;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A run that is tried several times before its verdict. */
@ExtendWith(ApiServer.class)
class AttemptsIT {
  private static final String SPEC =
      """
      {script: {inline: x}, load: {executor: ConstantVUs, vus: 10, duration: 10s}%s,
       timeouts: {start: 10m, collect: 30s}, judgement: {repeat: %d, rerunDelay: %s},
       thresholds: [{name: errors, metric: http_req_failed, expression: "rate<0.1"}]}
      """;

  private World world;

  @BeforeEach
  void start(NamespacedKubernetesClient client) {
    world = World.with(client);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void everyAttemptIsMeasuredKeptAndListed() {
    LoadTestRun run = run(3, "0s");
    for (int attempt = 1; attempt <= 3; attempt++) {
      world.attempt(run, attempt, attempt);
    }
    LoadTestRun ended = world.awaitEnd(run);
    var status = ended.getStatus();
    assertThat(status.verdict()).isEqualTo(Verdict.Passed);
    assertThat(status.attempts()).extracting(a -> a.number()).containsExactly(1, 2, 3);
    assertThat(status.attempts()).extracting(a -> a.errors()).containsExactly("1%", "2%", "3%");
    assertThat(status.attempts()).allMatch(a -> a.job() != null && a.ended() != null);
    assertThat(status.startTime()).isEqualTo(status.attempts().getFirst().started());
    ConfigMap record = world.client.configMaps().withName(status.artifact()).get();
    assertThat(RecordConfigMap.attempts(record)).hasSize(3);
    assertThat(measured()).isEmpty();
    assertThat(world.jobs())
        .hasSize(3)
        .allMatch(j -> j.getSpec().getTtlSecondsAfterFinished() != null);
    assertThat(world.eventReasons(run.getMetadata().getName()))
        .containsExactlyInAnyOrder("Started", "Started", "Started", status.reason());
    World.soon().until(() -> world.test("checkout").getStatus().runs() == 1L);
  }

  @Test
  void thePauseIsSaidAndLasts() {
    LoadTestRun run = run(2, "1m");
    world.attempt(run, 1, 0);
    LoadTestRun waiting = world.awaitPhase(run, Phase.Judging);
    assertThat(waiting.getStatus().message())
        .isEqualTo("Every run is tried 2 times; try 2 starts in 60 s.");
    assertThat(World.conditions(waiting.getStatus().conditions()))
        .containsEntry("Complete", "False")
        .containsEntry("Reconciling", "True");
    World.pause();
    assertThat(world.jobs()).hasSize(1);
    world.clock.forward(Duration.ofSeconds(70));
    look(run);
    world.attempt(run, 2, 0);
    assertThat(world.awaitEnd(run).getStatus().attempts()).hasSize(2);
  }

  /** Nothing of the first attempt is left but what was kept of it; its load is not sent again. */
  @Test
  void anOperatorThatIsKilledBetweenAttemptsGoesOn() {
    LoadTestRun run = run(2, "1m");
    Job first = world.attempt(run, 1, 7);
    world.awaitPhase(run, Phase.Judging);
    world.stopOperators();
    world.kubelet.remove(world.kubelet.pod(first, 0));
    withoutStatus(run);
    world.startOperator();
    assertThat(world.awaitPhase(run, Phase.Judging).getStatus().attempts()).hasSize(1);
    world.clock.forward(Duration.ofSeconds(70));
    world.restart();
    Job second = world.awaitJob(run, 2);
    world.kubelet.start(second, world.nonce(second));
    world.awaitPhase(run, Phase.Running);
    world.restart();
    withoutStatus(run);
    world.kubelet.end(second, world.nonce(second), 8, ExitReason.None);
    LoadTestRun ended = world.awaitEnd(run);
    assertThat(ended.getStatus().attempts())
        .extracting(a -> a.errors())
        .containsExactly("7%", "8%");
    assertThat(world.jobs()).hasSize(2);
    assertThat(world.eventReasons(run.getMetadata().getName()))
        .containsExactlyInAnyOrder("Started", "Started", ended.getStatus().reason());
  }

  @Test
  void theTargetIsNotGivenToOthersInThePause() {
    LoadTestRun run = run(2, "1m", ", target: {url: \"http://shop\"}");
    world.attempt(run, 1, 0);
    world.awaitPhase(run, Phase.Judging);
    world.test("other", SPEC.formatted(", target: {url: \"http://shop\"}", 1, "0s"));
    LoadTestRun other =
        World.soon()
            .until(
                () ->
                    world.runs().stream()
                        .filter(r -> r.getMetadata().getName().startsWith("other-"))
                        .toList(),
                runs -> runs.size() == 1)
            .getFirst();
    world.awaitReason(other, "WaitingForTurn");
    world.restart();
    World.pause();
    assertThat(world.jobs()).hasSize(1);
    world.clock.forward(Duration.ofSeconds(70));
    look(run);
    world.attempt(run, 2, 0);
    world.awaitEnd(run);
    assertThat(world.pass(other).getStatus().verdict()).isEqualTo(Verdict.Passed);
  }

  @Test
  void aCancelInThePauseEndsTheRun() {
    LoadTestRun run = run(2, "1m");
    world.attempt(run, 1, 0);
    world.awaitPhase(run, Phase.Judging);
    world.annotate(run, Labels.CANCEL, "enough");
    LoadTestRun ended = world.awaitEnd(run);
    assertThat(ended.getStatus().reason()).isEqualTo("Cancelled");
    assertThat(ended.getStatus().attempts()).hasSize(1);
    assertThat(measured()).isEmpty();
    assertThat(world.jobs()).hasSize(1);
  }

  @Test
  void aSecondAttemptThatBreaksLeavesTheVerdictToTheFirst() {
    LoadTestRun run = run(2, "0s");
    world.attempt(run, 1, 0);
    Job second = world.awaitJob(run, 2);
    world.kubelet.start(second, world.nonce(second));
    world.kubelet.terminated(world.kubelet.pod(second, 0), "Failed", 137, "OOMKilled");
    LoadTestRun ended = world.awaitEnd(run);
    assertThat(ended.getStatus().verdict()).isEqualTo(Verdict.Passed);
    assertThat(ended.getStatus().message()).contains("Try 2 could not be carried out (OutOfMemory");
    assertThat(ended.getStatus().findings())
        .extracting(f -> f.type())
        .containsExactly("AttemptBroken");
    assertThat(ended.getStatus().attempts()).hasSize(2);
    assertThat(ended.getStatus().numbers().requests()).isEqualTo(100);
  }

  @Test
  void aSecondJobThatIsDeletedIsNotMadeAgain() {
    LoadTestRun run = run(2, "0s");
    world.attempt(run, 1, 0);
    Job second = world.awaitJob(run, 2);
    world.kubelet.start(second, world.nonce(second));
    world.awaitPhase(run, Phase.Running);
    world.client.resource(second).delete();
    LoadTestRun ended = world.awaitEnd(run);
    assertThat(ended.getStatus().verdict()).isEqualTo(Verdict.Passed);
    assertThat(ended.getStatus().message()).contains("Try 2 could not be carried out (RunnerLost");
    assertThat(world.jobs()).hasSize(1);
  }

  @Test
  void aQuotaThatRefusesToKeepAnAttemptLeavesItTheOnlyOne() {
    LoadTestRun run = run(2, "0s");
    Job first = world.awaitJob(run, 1);
    world.kubelet.start(first, world.nonce(first));
    world.awaitPhase(run, Phase.Running);
    world.quota("count/configmaps");
    world.kubelet.end(first, world.nonce(first), 0, ExitReason.None);
    LoadTestRun ended = world.awaitEnd(run);
    assertThat(ended.getStatus().verdict()).isEqualTo(Verdict.Passed);
    assertThat(ended.getStatus().message())
        .contains("Try 2 could not be carried out (QuotaExceeded");
    assertThat(world.jobs()).hasSize(1);
  }

  @Test
  void theNextAttemptPrefersAnotherNode() {
    LoadTestRun run = run(2, "0s");
    Job first = world.awaitJob(run, 1);
    assertThat(first.getSpec().getTemplate().getSpec().getAffinity()).isNull();
    world.kubelet.start(first, world.nonce(first), "node-a");
    world.kubelet.end(first, world.nonce(first), 0, ExitReason.None);
    Job second = world.awaitJob(run, 2);
    var preferred =
        second
            .getSpec()
            .getTemplate()
            .getSpec()
            .getAffinity()
            .getNodeAffinity()
            .getPreferredDuringSchedulingIgnoredDuringExecution()
            .getFirst();
    assertThat(preferred.getPreference().getMatchExpressions().getFirst().getValues())
        .containsExactly("node-a");
    world.attempt(run, 2, 0);
    assertThat(world.awaitEnd(run).getStatus().attempts().getFirst().nodes())
        .containsExactly("node-a");
  }

  /** A pod that has given its last word ends by itself; until then the next one waits. */
  @Test
  void thePodsOfAnAttemptEndBeforeTheNextOneStarts() {
    LoadTestRun run = run(2, "0s");
    Job first = world.awaitJob(run, 1);
    var pod = world.kubelet.start(first, world.nonce(first)).getFirst();
    world.logs.write(pod, world.nonce(first), RunnerFrames.result(0, 1, 0, ExitReason.None));
    world.awaitPhase(run, Phase.Judging);
    World.pause();
    assertThat(world.jobs()).hasSize(1);
    world.kubelet.terminated(pod, "Succeeded", 0, "Completed");
    world.attempt(run, 2, 0);
    assertThat(world.awaitEnd(run).getStatus().attempts()).hasSize(2);
  }

  private LoadTestRun run(int repeat, String delay) {
    return run(repeat, delay, "");
  }

  private LoadTestRun run(int repeat, String delay, String more) {
    world.test("checkout", SPEC.formatted(more, repeat, delay));
    return world.onlyRun();
  }

  private List<ConfigMap> measured() {
    return world.client.configMaps().list().getItems().stream()
        .filter(c -> c.getMetadata().getName().endsWith("-measured"))
        .toList();
  }

  /** The operator looks again when its clock was moved. */
  private void look(LoadTestRun run) {
    world.annotate(run, "example.com/look", "now");
  }

  private void withoutStatus(LoadTestRun run) {
    world
        .client
        .resources(LoadTestRun.class)
        .withName(run.getMetadata().getName())
        .editStatus(
            r -> {
              r.setStatus(null);
              return r;
            });
  }
}
