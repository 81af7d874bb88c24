package dev.loadtest.controller.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.cluster.ApiServer;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.Heal.State;
import dev.loadtest.core.spec.HealingPolicy.Mode;
import dev.loadtest.core.spec.LoadTestRunSpec.Purpose;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A test that is kept elsewhere is not changed here: that would be undone, again and again. */
@ExtendWith(ApiServer.class)
class HealingOwnersIT {
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

  @ParameterizedTest
  @CsvSource({
    "Argo CD, annotations, argocd.argoproj.io/tracking-id, kubectl",
    "Helm, annotations, meta.helm.sh/release-name, kubectl",
    "Flux, labels, kustomize.toolkit.fluxcd.io/name, kubectl",
    "Flux, labels, helm.toolkit.fluxcd.io/name, kubectl",
    "Argo CD, labels, argocd.argoproj.io/instance, kubectl",
    "Argo CD or Helm, labels, app.kubernetes.io/instance, kubectl",
    "Argo CD, annotations, example.com/sync, argocd-controller",
    "Flux, annotations, example.com/sync, kustomize-controller",
    "Helm, annotations, example.com/sync, helm",
  })
  void isProvenAndNeverChanged(String owner, String where, String key, String manager) {
    test.ranOnce(HealedTest.spec("mode: Apply"));
    mark(where, key, manager);
    test.proposed(Mode.Apply);
    world.startOperator();
    test.play(Purpose.Trial, 0);
    test.awaitState(State.Proven);
    LoadTest shown = test.awaitShown(State.Proven);
    assertThat(shown.getStatus().healing().message())
        .contains(owner, "make the change where it comes from");
    test.says(Labels.APPROVE_HEALING);
    Heal heal = World.soon().until(test::heal, h -> h.note().contains("approved change"));
    assertThat(heal.state()).isEqualTo(State.Proven);
    assertThat(heal.note()).contains(owner);
    assertThat(test.patches()).isZero();
    test.assertRuns(Purpose.Normal, Purpose.Trial);
  }

  private void mark(String where, String key, String manager) {
    world
        .client
        .resources(LoadTest.class)
        .withName(HealedTest.NAME)
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.JSON_MERGE)
                .withFieldManager(manager)
                .build(),
            "{\"metadata\":{\"%s\":{\"%s\":\"shop\"}}}".formatted(where, key));
  }
}
