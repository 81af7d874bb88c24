package dev.loadtest.controller.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.cluster.ApiServer;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.core.spec.LoadTestRunSpec.RunTrigger.Kind;
import dev.loadtest.core.spec.SpecValidator;
import dev.loadtest.core.status.Condition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What starts a run of a test, what does not, and what the test says of itself. */
@ExtendWith(ApiServer.class)
class TestIT {
  private static final String SPEC =
      "{script: {inline: x}, load: {executor: ConstantVUs, vus: %d, duration: 10s}%s}";

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
  void onlyAnEditOfWhatIsExecutedStartsARun() {
    test(1, "");
    world.pass(world.onlyRun());
    test(1, ", tier: Soak, history: {successful: 3}");
    World.pause();
    assertThat(world.runs()).hasSize(1);
    test(2, "");
    World.soon().until(() -> world.runs().size() == 2);
    assertThat(world.runs()).allMatch(r -> r.getSpec().trigger().kind() == Kind.Change);
  }

  @Test
  void everyRequestIsAnsweredOnce() {
    LoadTest test = test(1, "");
    world.pass(world.onlyRun());
    world.annotate(test, Labels.RUN_REQUESTED, "a");
    World.soon().until(() -> world.runs().size() == 2);
    world.annotate(test, "unrelated", "b");
    world.restart();
    World.pause();
    assertThat(world.runs()).hasSize(2);
    assertThat(kinds()).containsExactlyInAnyOrder(Kind.Change, Kind.Request);
  }

  @Test
  void aSuspendedTestStartsNothingUntilItIsResumed() {
    LoadTest test = test(1, ", suspend: true");
    World.soon().until(() -> "True".equals(condition("Suspended").status().name()));
    world.annotate(test, Labels.RUN_REQUESTED, "a");
    World.pause();
    assertThat(world.runs()).isEmpty();
    test(1, ", suspend: false");
    World.soon().until(() -> world.runs().size() == 2);
    assertThat(kinds()).containsExactlyInAnyOrder(Kind.Change, Kind.Request);
  }

  @Test
  void theScheduleStartsARunWhenItIsDueAndSaysWhatComesNext() {
    test(1, ", schedule: {cron: \"0 2 * * *\", timeZone: Europe/Berlin}");
    world.pass(world.onlyRun());
    String next =
        World.soon()
            .until(() -> world.test("checkout").getStatus().nextScheduleTime(), n -> n != null);
    world.clock.to(Instant.parse(next).plusSeconds(1));
    world.restart();
    World.soon().until(() -> world.runs().size() == 2);
    assertThat(kinds()).containsExactlyInAnyOrder(Kind.Change, Kind.Schedule);
    World.soon().until(() -> next.equals(world.test("checkout").getStatus().lastScheduleTime()));
    assertThat(Instant.parse(world.test("checkout").getStatus().nextScheduleTime()))
        .isAfter(Instant.parse(next));
  }

  @Test
  void aTimeThatWasMissedForTooLongIsSkippedWithAnEvent() {
    test(1, ", schedule: {cron: \"0 2 * * *\"}");
    world.pass(world.onlyRun());
    String next =
        World.soon()
            .until(() -> world.test("checkout").getStatus().nextScheduleTime(), n -> n != null);
    world.clock.to(Instant.parse(next).plus(Duration.ofHours(1)));
    world.restart();
    World.soon().until(() -> world.eventReasons("checkout").contains("RunSkipped"));
    assertThat(world.runs()).hasSize(1);
  }

  @Test
  void anInvalidTestSaysTheSameAsTheValidatorAndStartsNothing() {
    LoadTest test = test(1, ", schedule: {cron: never}");
    World.soon().until(() -> "False".equals(condition("Ready").status().name()));
    var problem = SpecValidator.validate(test.getSpec()).getFirst();
    assertThat(condition("Ready").reason()).isEqualTo("InvalidSpec");
    assertThat(condition("Ready").message()).isEqualTo(problem.field() + ": " + problem.message());
    assertThat(condition("Stalled").status()).isEqualTo(Condition.Status.True);
    assertThat(world.runs()).isEmpty();
    test(1, "");
    World.soon().until(() -> "True".equals(condition("Ready").status().name()));
    world.onlyRun();
  }

  @Test
  void onlyTheLatestRunsAreKept() {
    LoadTest test = test(1, ", history: {successful: 1}");
    world.pass(world.onlyRun());
    for (String token : List.of("a", "b")) {
      World.pause(); // times of ends count in whole seconds
      world.annotate(test, Labels.RUN_REQUESTED, token);
      LoadTestRun next =
          World.soon()
              .until(
                  () ->
                      world.runs().stream()
                          .filter(r -> token.equals(r.getSpec().trigger().reason()))
                          .toList(),
                  r -> r.size() == 1)
              .getFirst();
      world.pass(next);
    }
    World.soon().until(() -> world.runs().size() == 1);
    World.soon().until(() -> world.test("checkout").getStatus().runs() == 3L);
  }

  @Test
  void aCompletedRolloutStartsARunAndTheFirstSightDoesNot() {
    Deployment workload = rolledOut("v1");
    test(1, ", trigger: {onRollout: true}, target: {workloadRef: {kind: Deployment, name: shop}}");
    world.pass(world.onlyRun());
    World.soon().until(() -> world.test("checkout").getStatus().observedRollout() != null);
    World.pause();
    assertThat(world.runs()).hasSize(1);
    rolledOut(workload, "v2");
    world.annotate(world.test("checkout"), "example.com/look", "now");
    World.soon().until(() -> world.runs().size() == 2);
    assertThat(kinds()).containsExactlyInAnyOrder(Kind.Change, Kind.Rollout);
  }

  private Deployment rolledOut(String version) {
    var labels = Map.of("app", "shop");
    Deployment created =
        world
            .client
            .resource(
                new DeploymentBuilder()
                    .withNewMetadata()
                    .withName("shop")
                    .endMetadata()
                    .withNewSpec()
                    .withNewSelector()
                    .withMatchLabels(labels)
                    .endSelector()
                    .withNewTemplate()
                    .withNewMetadata()
                    .withLabels(labels)
                    .endMetadata()
                    .withNewSpec()
                    .addNewContainer()
                    .withName("shop")
                    .withImage("shop:" + version)
                    .endContainer()
                    .endSpec()
                    .endTemplate()
                    .endSpec()
                    .build())
            .create();
    complete(created);
    return created;
  }

  private void rolledOut(Deployment workload, String version) {
    complete(
        world
            .client
            .apps()
            .deployments()
            .withName(workload.getMetadata().getName())
            .edit(
                d ->
                    new DeploymentBuilder(d)
                        .editSpec()
                        .editTemplate()
                        .editSpec()
                        .editFirstContainer()
                        .withImage("shop:" + version)
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build()));
  }

  private void complete(Deployment rolledOut) {
    world
        .client
        .apps()
        .deployments()
        .withName(rolledOut.getMetadata().getName())
        .editStatus(
            d ->
                new DeploymentBuilder(d)
                    .withNewStatus()
                    .withObservedGeneration(rolledOut.getMetadata().getGeneration())
                    .withReplicas(1)
                    .withUpdatedReplicas(1)
                    .withAvailableReplicas(1)
                    .withReadyReplicas(1)
                    .endStatus()
                    .build());
  }

  private LoadTest test(int vus, String more) {
    return world.test("checkout", SPEC.formatted(vus, more));
  }

  private List<Kind> kinds() {
    return world.runs().stream().map(r -> r.getSpec().trigger().kind()).toList();
  }

  private Condition condition(String type) {
    return World.soon()
        .until(() -> world.test("checkout"), t -> t.getStatus() != null)
        .getStatus()
        .conditions()
        .stream()
        .filter(c -> c.type().equals(type))
        .findFirst()
        .orElseThrow();
  }
}
