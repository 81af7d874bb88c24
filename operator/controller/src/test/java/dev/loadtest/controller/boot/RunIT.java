package dev.loadtest.controller.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.cluster.ApiServer;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.status.Phase;
import dev.loadtest.core.summary.ExitReason;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A run from its creation to its verdict. */
@ExtendWith(ApiServer.class)
class RunIT {
  private static final String SPEC =
      """
      {script: {inline: x}, load: {executor: ConstantVUs, vus: 10, duration: 10s}, parallelism: %d,
       timeouts: {start: 1m, collect: 30s},
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
  void anAppliedTestIsRunToItsVerdict() {
    world.test("checkout", SPEC.formatted(1));
    LoadTestRun run = world.onlyRun();
    Job job = world.awaitJob(run);
    assertThat(job.getMetadata().getOwnerReferences().getFirst().getUid())
        .isEqualTo(run.getMetadata().getUid());
    world.awaitReason(run, "Starting");
    world.kubelet.start(job, world.nonce(job));
    assertThat(world.awaitPhase(run, Phase.Running).getStatus().progress().vus()).isEqualTo(5);
    world.kubelet.end(job, world.nonce(job), 5, ExitReason.None);

    LoadTestRun ended = world.awaitEnd(run);
    assertThat(ended.getStatus().verdict()).isEqualTo(Verdict.Passed);
    assertThat(ended.getStatus().numbers().requests()).isEqualTo(100);
    assertThat(ended.getStatus().thresholds().getFirst().observed()).contains("5");
    assertThat(ended.getStatus().attempts().getFirst().job())
        .isEqualTo(job.getMetadata().getName());
    assertThat(World.conditions(ended.getStatus().conditions()))
        .containsEntry("Complete", "True")
        .containsEntry("Succeeded", "True");
    ConfigMap record = world.client.configMaps().withName(ended.getStatus().artifact()).get();
    assertThat(record.getData()).containsKeys("status.json", "timeline.json");
    assertThat(record.getBinaryData()).containsKey("summary.json.gz");
    assertThat(world.eventReasons(run.getMetadata().getName()))
        .containsExactlyInAnyOrder("Started", ended.getStatus().reason());
    assertThat(world.job(run).orElseThrow().getSpec().getTtlSecondsAfterFinished()).isPositive();
    var test =
        World.soon()
            .until(
                () -> world.test("checkout"),
                t -> t.getStatus().runs() != null && t.getStatus().runs() == 1);
    assertThat(test.getStatus().verdict()).isEqualTo(Verdict.Passed);
    World.soon().until(() -> world.test("checkout").getStatus().active().isEmpty());
    assertThat(world.eventReasons("checkout")).contains("RunCreated");
  }

  @Test
  void whatIsKnownOfTheTargetIsWrittenWhileLoadIsSent() {
    world
        .client
        .resource(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: shop}
            spec:
              replicas: 3
              selector: {matchLabels: {app: shop}}
              template: {metadata: {labels: {app: shop}}, spec: {containers: [{name: app, image: app}]}}
            """)
        .create();
    world.test(
        "checkout",
        SPEC.formatted(1)
            .replaceFirst("\\{", "{target: {workloadRef: {kind: Deployment, name: shop}}, "));
    LoadTestRun run = world.onlyRun();
    Job job = world.awaitJob(run);
    world.kubelet.start(job, world.nonce(job));
    LoadTestRun running = world.awaitRun(run, r -> r.getStatus().target() != null);
    assertThat(running.getStatus().target().replicas()).isEqualTo(3);
    assertThat(running.getStatus().target().lacks("metrics.k8s.io")).isTrue();
    world.kubelet.end(job, world.nonce(job), 5, ExitReason.None);
    LoadTestRun ended = world.awaitEnd(run);
    assertThat(ended.getStatus().verdict()).isEqualTo(Verdict.Passed);
    assertThat(ended.getStatus().target()).isEqualTo(running.getStatus().target());
  }

  @Test
  void aCrossedThresholdFailsTheRunWithItsValue() {
    world.test("checkout", SPEC.formatted(1));
    LoadTestRun run = world.onlyRun();
    Job job = world.awaitJob(run);
    world.kubelet.start(job, world.nonce(job));
    world.kubelet.end(job, world.nonce(job), 40, ExitReason.None);
    LoadTestRun ended = world.awaitEnd(run);
    assertThat(ended.getStatus().verdict()).isEqualTo(Verdict.Failed);
    assertThat(ended.getStatus().thresholds().getFirst().result()).isEqualTo("Crossed");
    assertThat(ended.getStatus().thresholds().getFirst().observed()).contains("40");
    assertThat(World.conditions(ended.getStatus().conditions()))
        .containsEntry("Succeeded", "False")
        .containsEntry("Ready", "False")
        .containsEntry("Stalled", "True");
  }

  @Test
  void fourRunnersAreMergedIntoOneVerdict() {
    world.test("checkout", SPEC.formatted(4));
    LoadTestRun ended = world.pass(world.onlyRun());
    assertThat(ended.getStatus().verdict()).isEqualTo(Verdict.Passed);
    assertThat(ended.getStatus().numbers().requests()).isEqualTo(400);
    assertThat(ended.getStatus().runners().finished()).isEqualTo(4);
  }

  @Test
  void aBadScriptEndsTheRunWithItsMessage() {
    world.test("checkout", SPEC.formatted(1));
    LoadTestRun run = world.onlyRun();
    Job job = world.awaitJob(run);
    world.kubelet.create(job);
    world.kubelet.end(job, world.nonce(job), 0, ExitReason.ScriptError);
    LoadTestRun ended = world.awaitEnd(run);
    assertThat(ended.getStatus().verdict()).isEqualTo(Verdict.Error);
    assertThat(ended.getStatus().reason()).isEqualTo("ScriptError");
    assertThat(ended.getStatus().message()).contains("the script said so");
  }

  @Test
  void aPodThatIsDeletedWhileItIsNeededEndsTheRunAndTheOtherPods() {
    world.test("checkout", SPEC.formatted(2));
    LoadTestRun run = world.onlyRun();
    Job job = world.awaitJob(run);
    List<Pod> pods = world.kubelet.start(job, world.nonce(job));
    world.awaitPhase(run, Phase.Running);
    world.kubelet.delete(pods.get(1));
    LoadTestRun ended = world.awaitEnd(run);
    assertThat(ended.getStatus().reason()).isEqualTo("RunnerLost");
    assertThat(ended.getStatus().message()).contains(pods.get(1).getMetadata().getName());
    assertThat(world.job(run)).isEmpty();
  }

  @Test
  void aPodThatIsGoneEndsTheRun() {
    world.test("checkout", SPEC.formatted(2));
    LoadTestRun run = world.onlyRun();
    Job job = world.awaitJob(run);
    world.kubelet.start(job, world.nonce(job));
    world.awaitPhase(run, Phase.Running);
    world.kubelet.lose(job, 1);
    assertThat(world.awaitEnd(run).getStatus().reason()).isEqualTo("RunnerLost");
  }

  @Test
  void aJobThatIsDeletedWhileItIsNeededIsNotMadeAgain() {
    world.test("checkout", SPEC.formatted(1));
    LoadTestRun run = world.onlyRun();
    Job job = world.awaitJob(run);
    world.kubelet.start(job, world.nonce(job));
    world.awaitPhase(run, Phase.Running);
    world.client.resource(job).delete();
    assertThat(world.awaitEnd(run).getStatus().reason()).isEqualTo("RunnerLost");
    assertThat(world.jobs()).isEmpty();
  }

  @Test
  void aKilledRunnerIsNamedByWhatKilledIt() {
    world.test("checkout", SPEC.formatted(1));
    LoadTestRun run = world.onlyRun();
    Job job = world.awaitJob(run);
    Pod pod = world.kubelet.start(job, world.nonce(job)).getFirst();
    world.kubelet.terminated(pod, "Failed", 137, "OOMKilled");
    assertThat(world.awaitEnd(run).getStatus().reason()).isEqualTo("OutOfMemory");
  }

  @Test
  void aResultThatCannotBeReadIsLostAfterItsTime() {
    world.test("checkout", SPEC.formatted(1));
    LoadTestRun run = world.onlyRun();
    Job job = world.awaitJob(run);
    world.kubelet.start(job, world.nonce(job));
    world.kubelet.end(job, 0, world.nonce(job), RunnerFrames.ready(0));
    world.awaitPhase(run, Phase.Collecting);
    world.clock.forward(Duration.ofSeconds(40));
    assertThat(world.awaitEnd(run).getStatus().reason()).isEqualTo("ResultLost");
  }

  /** What a script prints cannot be a result: it does not know the nonce. */
  @Test
  void aResultWithAnotherNonceIsNone() {
    world.test("checkout", SPEC.formatted(1));
    LoadTestRun run = world.onlyRun();
    Job job = world.awaitJob(run);
    world.kubelet.start(job, world.nonce(job));
    world.kubelet.end(job, "forged", 0, ExitReason.None);
    world.awaitPhase(run, Phase.Collecting);
    world.clock.forward(Duration.ofSeconds(40));
    assertThat(world.awaitEnd(run).getStatus().reason()).isEqualTo("ResultLost");
  }

  @Test
  void anImageThatNeverComesEndsTheRunAtItsDeadlineAndItsJob() {
    world.test("checkout", SPEC.formatted(2));
    LoadTestRun run = world.onlyRun();
    Job job = world.awaitJob(run);
    Pod pod = world.kubelet.create(job, 0);
    world.kubelet.waiting(pod, "ImagePullBackOff", "Back-off pulling image");
    LoadTestRun waiting = world.awaitReason(run, "ImagePullFailed");
    assertThat(waiting.getStatus().phase()).isEqualTo(Phase.Starting);
    world.clock.forward(Duration.ofSeconds(70));
    LoadTestRun ended = world.awaitEnd(run);
    assertThat(ended.getStatus().reason()).isEqualTo("ImagePullFailed");
    assertThat(ended.getStatus().message()).contains("Back-off pulling image");
    assertThat(world.job(run)).isEmpty();
  }

  /** A quota may be raised after the run has ended: pods must not come then. */
  @Test
  void runnersThatNeverCameAreNotWaitedForByTheirJobEither() {
    world.test("checkout", SPEC.formatted(2));
    LoadTestRun run = world.onlyRun();
    world.awaitJob(run);
    world.awaitPhase(run, Phase.Starting);
    world.clock.forward(Duration.ofSeconds(70));
    assertThat(world.awaitEnd(run).getStatus().reason()).isEqualTo("RunnersNeverReady");
    assertThat(world.job(run)).isEmpty();
  }

  @Test
  void aCancelledRunEndsAndItsJobToo() {
    world.test("checkout", SPEC.formatted(1));
    LoadTestRun run = world.onlyRun();
    Job job = world.awaitJob(run);
    world.kubelet.start(job, world.nonce(job));
    world.awaitPhase(run, Phase.Running);
    world.annotate(run, Labels.CANCEL, "enough");
    LoadTestRun ended = world.awaitEnd(run);
    assertThat(ended.getStatus().reason()).isEqualTo("Cancelled");
    assertThat(ended.getStatus().attempts()).hasSize(1);
    assertThat(world.job(run)).isEmpty();
  }

  @Test
  void aConfigMapOfSomebodyElseIsNotTakenForTheRecord() {
    world.test("checkout", SPEC.formatted(1));
    LoadTestRun run = world.onlyRun();
    String taken = run.getMetadata().getName() + "-record";
    world
        .client
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName(taken)
                .endMetadata()
                .addToData("precious", "yes")
                .build())
        .create();
    LoadTestRun ended = world.pass(run);
    assertThat(ended.getStatus().verdict()).isEqualTo(Verdict.Passed);
    assertThat(ended.getStatus().artifact()).isNull();
    assertThat(world.client.configMaps().withName(taken).get().getData()).containsKey("precious");
  }

  @Test
  void aTestThatIsDeletedInTheMiddleLetsItsRunEnd() {
    world.test("checkout", SPEC.formatted(1));
    LoadTestRun run = world.onlyRun();
    Job job = world.awaitJob(run);
    world.kubelet.start(job, world.nonce(job));
    world.awaitPhase(run, Phase.Running);
    world.client.resource(world.test("checkout")).delete();
    world.kubelet.end(job, world.nonce(job), 0, ExitReason.None);
    assertThat(world.awaitEnd(run).getStatus().verdict()).isEqualTo(Verdict.Passed);
    assertThat(world.client.configMaps().withName("checkout-ledger").get()).isNull();
  }
}
