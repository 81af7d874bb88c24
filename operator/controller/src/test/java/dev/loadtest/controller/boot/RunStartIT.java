package dev.loadtest.controller.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.cluster.ApiServer;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.status.Phase;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a run needs before it starts, and what it waits for. */
@ExtendWith(ApiServer.class)
class RunStartIT {
  private static final String LOAD = "load: {executor: ConstantVUs, vus: 10, duration: 10s}";
  private static final String INLINE = "{script: {inline: x}, " + LOAD + "}";
  private static final String FROM_CONFIG_MAP =
      "{script: {configMap: {name: k6, file: a.js}}, " + LOAD + "}";

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
  void aScriptThatIsAppliedAfterItsTestIsWaitedFor() {
    world.test("checkout", FROM_CONFIG_MAP);
    LoadTestRun run = world.onlyRun();
    assertThat(world.awaitReason(run, "ScriptNotFound").getStatus().phase())
        .isEqualTo(Phase.Pending);
    script("other.js");
    World.soon()
        .until(
            () ->
                world
                    .run(run.getMetadata().getName())
                    .getStatus()
                    .message()
                    .contains("no key a.js, only [other.js]"));
    assertThat(world.jobs()).isEmpty();
    world.client.configMaps().withName("k6").delete();
    script("a.js");
    world.awaitJob(run);
  }

  @Test
  void aScriptThatNeverComesEndsTheRun() {
    world.test("checkout", FROM_CONFIG_MAP);
    LoadTestRun run = world.onlyRun();
    world.awaitReason(run, "ScriptNotFound");
    world.clock.forward(Duration.ofSeconds(40));
    LoadTestRun ended = world.awaitEnd(run);
    assertThat(ended.getStatus().verdict()).isEqualTo(Verdict.Error);
    assertThat(ended.getStatus().message()).contains("there is no ConfigMap k6");
  }

  @Test
  void aRunOfSomebodyElseTakesTheTestsSpecWithItsOverrides() {
    LoadTest test = world.test("checkout", INLINE.replace("}}", "}, suspend: true}"));
    world.run(
        "pr-12",
        """
        {loadTestRef: {name: checkout}, trigger: {kind: CI, commit: 4f2a91c},
         overrides: {targetUrl: "http://canary", load: {executor: ConstantVUs, vus: 2, duration: 5s}}}
        """);
    LoadTestRun run = world.onlyRun();
    var container =
        world.awaitJob(run).getSpec().getTemplate().getSpec().getContainers().getFirst();
    assertThat(container.getEnv()).anyMatch(e -> "http://canary".equals(e.getValue()));
    LoadTestRun ended = world.pass(run);
    assertThat(ended.getSpec().resolved().orElseThrow().load().vus()).isEqualTo(2);
    assertThat(ended.getMetadata().getOwnerReferences()).isEmpty();
    assertThat(ended.getStatus().verdict()).isEqualTo(Verdict.Passed);
    World.soon()
        .until(
            () ->
                Optional.ofNullable(world.test(test.getMetadata().getName()).getStatus().lastRun()),
            Optional::isPresent);
  }

  @Test
  void aRunOfAnUnknownTestEnds() {
    LoadTestRun run = world.run("pr-12", "{loadTestRef: {name: nowhere}}");
    world.awaitReason(run, "TestNotFound");
    world.clock.forward(Duration.ofSeconds(40));
    assertThat(world.awaitEnd(run).getStatus().message()).contains("there is no LoadTest nowhere");
  }

  /** The schema of a snapshot is not checked by the API server: anybody can write anything. */
  @Test
  void aSnapshotThatCannotBeReadSpoilsOnlyItsOwnRun() {
    LoadTestRun bad =
        world.run(
            "bad", "{loadTestRef: {name: checkout}, snapshot: {tier: Bogus, script: {inline: x}}}");
    LoadTestRun empty = world.run("empty", "{loadTestRef: {name: checkout}, snapshot: {}}");
    LoadTestRun half =
        world.run(
            "half", "{loadTestRef: {name: checkout}, snapshot: {script: {inline: x}, load: {}}}");
    for (LoadTestRun run : List.of(bad, empty, half)) {
      assertThat(world.awaitEnd(run).getStatus().reason()).isEqualTo("InvalidSpec");
    }
    world.restart();
    world.test("checkout", INLINE);
    LoadTestRun good =
        World.soon()
            .until(
                () ->
                    world.runs().stream()
                        .filter(r -> r.getMetadata().getName().startsWith("checkout-"))
                        .findFirst(),
                Optional::isPresent)
            .orElseThrow();
    assertThat(world.pass(good).getStatus().verdict()).isEqualTo(Verdict.Passed);
  }

  @Test
  void runsAgainstOneTargetTakeTurns() {
    String spec = INLINE.replace("{script", "{target: {url: \"http://shop\"}, script");
    world.test("one", spec);
    LoadTestRun first = world.onlyRun();
    world.awaitJob(first);
    world.test("two", spec);
    LoadTestRun second =
        World.soon()
            .until(
                () ->
                    world.runs().stream()
                        .filter(r -> r.getMetadata().getName().startsWith("two-"))
                        .findFirst(),
                Optional::isPresent)
            .orElseThrow();
    assertThat(world.awaitReason(second, "WaitingForTurn").getStatus().message())
        .contains(first.getMetadata().getName());
    World.pause();
    assertThat(world.jobs()).hasSize(1);
    world.pass(first);
    assertThat(world.pass(second).getStatus().verdict()).isEqualTo(Verdict.Passed);
  }

  @Test
  void aQuotaOfJobsIsSaidAndEndsTheRunAtItsDeadline() {
    world.quota("count/jobs.batch");
    world.test("checkout", INLINE);
    LoadTestRun run = world.onlyRun();
    assertThat(world.awaitReason(run, "QuotaExceeded").getStatus().message())
        .contains("exceeded quota");
    world.clock.forward(Duration.ofMinutes(6));
    assertThat(world.awaitEnd(run).getStatus().reason()).isEqualTo("QuotaExceeded");
  }

  @Test
  void aQuotaOfConfigMapsDoesToo() {
    world.quota("count/configmaps");
    world.test("checkout", INLINE);
    LoadTestRun run = world.onlyRun();
    world.awaitReason(run, "QuotaExceeded");
    world.clock.forward(Duration.ofMinutes(6));
    LoadTestRun ended = world.awaitEnd(run);
    assertThat(ended.getStatus().reason()).isEqualTo("QuotaExceeded");
    assertThat(ended.getStatus().artifact()).isNull();
  }

  private void script(String key) {
    world
        .client
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName("k6")
                .endMetadata()
                .addToData(key, "x")
                .build())
        .create();
  }
}
