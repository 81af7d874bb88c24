package dev.loadtest.controller.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.cluster.ApiServer;
import dev.loadtest.core.baseline.Admission;
import dev.loadtest.core.baseline.Anchor;
import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.baseline.KeptRun.Point;
import dev.loadtest.core.baseline.RunHistory;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServer.class)
class HistoryKeeperIT {
  private NamespacedKubernetesClient client;
  private HistoryKeeper keeper;
  private String namespace;

  @BeforeEach
  void start(NamespacedKubernetesClient client) {
    this.client = client;
    this.keeper = new HistoryKeeper(client);
    this.namespace = client.getNamespace();
  }

  @Test
  void theHistoryGoesWithItsTest() {
    LoadTest test = test();
    keeper.change(namespace, "checkout", h -> h.with(run("a", 1)));
    keeper.change(namespace, "checkout", h -> h.with(run("b", 1)));
    assertThat(keeper.read(namespace, "checkout").runs())
        .extracting(KeptRun::run)
        .containsExactly("a", "b");
    assertThat(stored().getMetadata().getOwnerReferences().getFirst().getUid())
        .isEqualTo(test.getMetadata().getUid());
  }

  @Test
  void aTestThatIsGoneGetsNone() {
    keeper.change(namespace, "checkout", h -> h.with(run("a", 1)));
    assertThat(stored()).isNull();
  }

  @Test
  void whatChangesNothingWritesNothing() {
    test();
    keeper.change(namespace, "checkout", h -> h.with(run("a", 1)));
    String version = stored().getMetadata().getResourceVersion();
    keeper.change(namespace, "checkout", h -> h.with(run("a", 1)));
    assertThat(stored().getMetadata().getResourceVersion()).isEqualTo(version);
  }

  @Test
  void twoWhoChangeItAtOnceDoNotOverwriteOneAnother() {
    test();
    keeper.change(namespace, "checkout", h -> h.with(run("a", 1)));
    assertThatThrownBy(
            () ->
                keeper.change(
                    namespace,
                    "checkout",
                    h -> {
                      keeper.change(namespace, "checkout", other -> other.with(run("b", 1)));
                      return h.with(run("c", 1));
                    }))
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(409));
    assertThat(keeper.read(namespace, "checkout").run("b")).isPresent();
  }

  /** 80 runs with 300 numbers each are more than a ConfigMap holds. */
  @Test
  void theOldestRunsGoWhereThereIsNoRoom() {
    test();
    RunHistory large = RunHistory.EMPTY.with(List.of(Anchor.at("p95", "m", "p(95)<500", 1)));
    for (int i = 0; i < RunHistory.KEPT; i++) {
      large = large.with(run("run-" + i, 300));
    }
    RunHistory wanted = large;
    keeper.change(namespace, "checkout", h -> wanted);
    RunHistory kept = keeper.read(namespace, "checkout");
    assertThat(kept.runs().getLast().run()).isEqualTo("run-79");
    assertThat(kept.runs()).hasSizeBetween(20, 79);
    assertThat(kept.anchors()).hasSize(1);
  }

  private static KeptRun run(String name, int points) {
    var numbers = new TreeMap<String, Point>();
    for (int i = 0; i < points; i++) {
      numbers.put(
          "p(95) http_req_duration{stage:s" + i + "}", new Point(412.123456, 10_000, "k", 410.1));
    }
    return new KeptRun(
        name, "2026-11-21T02:00:00Z", Admission.Admitted, "k6:1", numbers, null, true);
  }

  private ConfigMap stored() {
    return client.configMaps().withName("checkout-baseline").get();
  }

  private LoadTest test() {
    String yaml =
        """
        apiVersion: loadtest.dev/v1alpha1
        kind: LoadTest
        metadata: {name: checkout}
        spec: {script: {inline: x}}
        """;
    client
        .resource(
            client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class))
        .create();
    return client.resources(LoadTest.class).withName("checkout").get();
  }
}
