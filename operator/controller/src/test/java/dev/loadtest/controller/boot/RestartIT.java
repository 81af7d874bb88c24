package dev.loadtest.controller.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.cluster.ApiServer;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.lifecycle.Conclusion;
import dev.loadtest.core.lifecycle.Failure;
import dev.loadtest.core.lifecycle.FailureReason;
import dev.loadtest.core.status.Phase;
import dev.loadtest.core.status.RunProjection;
import dev.loadtest.core.summary.ExitReason;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing is kept in memory: an operator that stops anywhere, or two of them, change nothing. */
@ExtendWith(ApiServer.class)
class RestartIT {
  private static final String SPEC =
      """
      {script: {inline: x}, load: {executor: ConstantVUs, vus: 10, duration: 10s}, parallelism: 2,
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
  void aRestartInEveryPhaseChangesNothing() {
    world.stopOperators();
    world.test("checkout", SPEC);
    world.startOperator();
    LoadTestRun run = world.onlyRun();
    world.restart();
    Job job = world.awaitJob(run);
    String nonce = world.nonce(job);
    world.restart();
    List<Pod> pods = world.kubelet.create(job);
    world.awaitPhase(run, Phase.Starting);
    world.restart();
    for (int i = 0; i < pods.size(); i++) {
      world.logs.write(pods.get(i), nonce, RunnerFrames.progress(i));
      world.kubelet.run(pods.get(i));
    }
    world.awaitPhase(run, Phase.Running);
    world.restart();
    world.kubelet.end(job, 0, nonce, RunnerFrames.result(0, 2, 5, ExitReason.None));
    world.restart();
    world.kubelet.end(job, 1, nonce, RunnerFrames.nothing());
    world.awaitPhase(run, Phase.Collecting);
    world.restart();
    world.kubelet.end(job, nonce, 5, ExitReason.None);
    LoadTestRun ended = world.awaitEnd(run);
    world.restart();
    World.pause();
    assertOneOfEverything(ended, job);
  }

  @Test
  void twoOperatorsAtOnceDoEverythingOnce() {
    world.startOperator();
    world.test("checkout", SPEC);
    LoadTestRun run = world.onlyRun();
    Job job = world.awaitJob(run);
    world.kubelet.start(job, world.nonce(job));
    world.awaitPhase(run, Phase.Running);
    world.kubelet.end(job, world.nonce(job), 5, ExitReason.None);
    assertOneOfEverything(world.awaitEnd(run), job);
  }

  /** Stopped after the record, before the status: the record's word counts. */
  @Test
  void aVerdictThatWasRecordedIsFinal() {
    world.test("checkout", SPEC);
    LoadTestRun ended = world.pass(world.onlyRun());
    world.stopOperators();
    var runs = world.client.resources(LoadTestRun.class);
    var name = ended.getMetadata().getName();
    runs.withName(name)
        .editStatus(
            r -> {
              r.setStatus(null);
              return r;
            });
    runs.withName(name)
        .edit(
            r -> {
              r.getMetadata().setLabels(Map.of(Labels.TEST, "checkout"));
              return r;
            });
    world.startOperator();
    assertThat(world.awaitEnd(ended).getStatus()).isEqualTo(ended.getStatus());
    assertThat(world.test("checkout").getStatus().runs()).isEqualTo(1);
  }

  /** Stopped after the verdict, before the Job was ended. */
  @Test
  void loadThatNobodyWaitsForIsEndedAfterARestart() {
    world.test("checkout", SPEC);
    LoadTestRun run = world.onlyRun();
    Job job = world.awaitJob(run);
    world.kubelet.start(job, world.nonce(job));
    world.awaitPhase(run, Phase.Running);
    world.stopOperators();
    world
        .client
        .resources(LoadTestRun.class)
        .withName(run.getMetadata().getName())
        .editStatus(
            r -> {
              var projection =
                  new RunProjection(Optional.of(r.getStatus()), 1, world.clock.instant());
              r.setStatus(
                  projection.finished(
                      Conclusion.of(new Failure(FailureReason.Cancelled, "enough")),
                      Optional.empty(),
                      null,
                      null));
              return r;
            });
    world.startOperator();
    world.awaitEnd(run);
    assertThat(world.jobs()).isEmpty();
  }

  private void assertOneOfEverything(LoadTestRun ended, Job job) {
    assertThat(ended.getStatus().verdict()).isEqualTo(Verdict.Passed);
    assertThat(ended.getStatus().numbers().requests()).isEqualTo(200);
    assertThat(world.runs()).hasSize(1);
    assertThat(world.jobs()).hasSize(1);
    assertThat(world.jobs().getFirst().getMetadata().getUid())
        .isEqualTo(job.getMetadata().getUid());
    World.soon().until(() -> world.test("checkout").getStatus().runs() == 1L);
    assertThat(world.eventReasons(ended.getMetadata().getName()))
        .containsExactlyInAnyOrder("Started", ended.getStatus().reason());
  }
}
