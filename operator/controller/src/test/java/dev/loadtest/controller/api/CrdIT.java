package dev.loadtest.controller.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loadtest.controller.cluster.ApiServer;
import dev.loadtest.core.spec.LoadTestRunSpec;
import dev.loadtest.core.spec.LoadTestRunSpec.LoadTestRef;
import dev.loadtest.core.spec.LoadTestRunSpec.Purpose;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.LoadTestSpecSnapshot;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The API server takes the CRDs and does with objects what they say. */
@ExtendWith(ApiServer.class)
class CrdIT {
  private static final String MINIMAL =
      """
      apiVersion: loadtest.dev/v1alpha1
      kind: LoadTest
      metadata: {name: minimal}
      spec:
        script: {configMap: {name: checkout-k6}}
        runner: {resources: {requests: {cpu: 1, memory: 128Mi}}}
        options: {rps: 5, tags: {team: shop}}
      """;

  @Test
  void defaultsAreFilledIn(KubernetesClient client) {
    LoadTest created = client.resource(load(client, MINIMAL, LoadTest.class)).create();

    GenericKubernetesResource stored =
        client
            .genericKubernetesResources("loadtest.dev/v1alpha1", "LoadTest")
            .withName("minimal")
            .get();
    assertThat((Object) stored.get("spec", "tier")).isEqualTo("Load");
    assertThat((Object) stored.get("spec", "script", "configMap", "file")).isEqualTo("test.js");
    assertThat(created.getSpec().parallelism()).isEqualTo(1);
  }

  @Test
  void scalarsInOptionsAndNumbersInQuantitiesAreKept(KubernetesClient client) {
    LoadTest created = client.resource(load(client, MINIMAL, LoadTest.class)).create();

    assertThat(created.getSpec().options().path("rps").intValue()).isEqualTo(5);
    assertThat(created.getSpec().runner().resources().requests()).containsEntry("cpu", "1");
  }

  @Test
  void runsAreFoundByTheirTest(KubernetesClient client) {
    client.resource(run("first", "checkout")).create();
    client.resource(run("second", "search")).create();

    assertThat(
            client
                .resources(LoadTestRun.class)
                .withField("spec.loadTestRef.name", "checkout")
                .list()
                .getItems())
        .extracting(r -> r.getMetadata().getName())
        .containsExactly("first");
  }

  @Test
  void aRunCannotBeChanged(KubernetesClient client) {
    client.resource(run("first", "checkout")).create();

    assertThatExceptionOfType(KubernetesClientException.class)
        .isThrownBy(
            () -> client.resource(run("first", "search")).forceConflicts().serverSideApply())
        .withMessageContaining("a run cannot be changed");
  }

  @Test
  void aRunKeepsItsPurpose(KubernetesClient client) {
    client.resource(run("first", "checkout")).create();
    LoadTestRun other = run("first", "checkout");
    other.setSpec(
        new LoadTestRunSpec(other.getSpec().loadTestRef(), Purpose.Calibration, null, null, null));

    assertThatExceptionOfType(KubernetesClientException.class)
        .isThrownBy(() -> client.resource(other).forceConflicts().serverSideApply())
        .withMessageContaining("a run cannot be changed");
  }

  @Test
  void theOperatorMayAddTheSnapshotOnceOnly(KubernetesClient client) {
    client.resource(run("first", "checkout")).create();
    client.resources(LoadTestRun.class).withName("first").edit(r -> withSnapshot(r, "a"));

    assertThatExceptionOfType(KubernetesClientException.class)
        .isThrownBy(
            () ->
                client
                    .resources(LoadTestRun.class)
                    .withName("first")
                    .edit(r -> withSnapshot(r, "b")))
        .withMessageContaining("a run cannot be changed");
  }

  private static <T> T load(KubernetesClient client, String yaml, Class<T> kind) {
    return client.getKubernetesSerialization().unmarshal(yaml, kind);
  }

  private static LoadTestRun withSnapshot(LoadTestRun run, String configMap) {
    String yaml =
        """
        script: {configMap: {name: %s}}
        load: {executor: RampingVUs, stages: [{duration: 1m, target: 5}]}
        """
            .formatted(configMap);
    var spec = Serialization.unmarshal(yaml, LoadTestSpec.class);
    var old = run.getSpec();
    run.setSpec(
        new LoadTestRunSpec(
            old.loadTestRef(),
            old.purpose(),
            old.trigger(),
            old.overrides(),
            new LoadTestSpecSnapshot(spec)));
    return run;
  }

  private static LoadTestRun run(String name, String test) {
    var run = new LoadTestRun();
    run.setMetadata(new ObjectMetaBuilder().withName(name).build());
    run.setSpec(new LoadTestRunSpec(new LoadTestRef(test), null, null, null, null));
    return run;
  }
}
