package dev.loadtest.controller.observe.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.spec.Target.WorkloadRef;
import dev.loadtest.core.status.MemoryStatus;
import dev.loadtest.core.status.TargetStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One sample after the other, each into what the one before has left in the status. */
@EnableKubernetesMockClient
class TargetSamplerTest {
  private static final WorkloadRef SHOP =
      new WorkloadRef(null, WorkloadRef.Kind.Deployment, "shop");
  private static final String SELECTED = "?labelSelector=app%3Dshop%2Ctier%20in%20%28web%29";
  private static final Instant RELEASED = Instant.parse("2026-11-21T10:00:00Z");

  KubernetesMockServer server;
  KubernetesClient client;
  TargetSampler sampler;

  @BeforeEach
  void serve() {
    sampler =
        new TargetSampler(
            client
                .newClient(
                    new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                        .withRequestRetryBackoffLimit(0)
                        .withRequestTimeout(2000)
                        .build())
                .adapt(KubernetesClient.class));
    always("/apis/apps/v1/namespaces/n/deployments/shop", 200, deployment(3, "4"));
    always(
        "/api/v1/namespaces/n/pods" + SELECTED,
        200,
        """
        {kind: PodList, apiVersion: v1, items: [{metadata: {name: a, namespace: n}, spec: {containers: [
          {name: app, image: x, resources: {limits: {cpu: "1", memory: 100Mi}}}]}}]}
        """);
  }

  @Test
  void samplesAreFoldedIntoTheStatus() {
    metrics("10:00:10", "400m", "50Mi");
    TargetStatus first = sample(null).orElseThrow();
    assertThat(first.replicas()).isEqualTo(3);
    assertThat(first.revision()).isEqualTo("4");
    assertThat(first.sampled()).isEqualTo("2026-11-21T10:00:10Z");
    assertThat(first.readings())
        .containsExactly(
            new TargetStatus.Reading(
                "cpu", "% of limit", "40", "40", 1, null, "2026-11-21T10:00:10Z"),
            new TargetStatus.Reading(
                "memory", "% of limit", "50", "50", 1, null, "2026-11-21T10:00:10Z"));

    metrics("10:00:25", "980m", "52Mi");
    TargetStatus second = sample(first).orElseThrow();
    assertThat(second.readings().getFirst())
        .isEqualTo(
            new TargetStatus.Reading(
                "cpu", "% of limit", "98", "69", 2, true, "2026-11-21T10:00:25Z"));
  }

  @Test
  void theCourseOfMemoryIsRememberedInTheStatus() {
    metrics("10:00:10", "400m", "50Mi");
    TargetStatus first = sample(null).orElseThrow();
    metrics("10:00:25", "400m", "52Mi");
    assertThat(sample(first).orElseThrow().memory())
        .isEqualTo(
            new MemoryStatus(
                "2026-11-21T10:00:00Z", 15, 100L * 1024, List.of(50L * 1024, 52L * 1024)));
  }

  /** Metrics are measured every 15 s or so, and looked at more often. */
  @Test
  void aMeasurementThatWasCountedIsNotCountedAgain() {
    metrics("10:00:10", "400m", "50Mi");
    TargetStatus first = sample(null).orElseThrow();
    assertThat(sample(first)).hasValue(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"09:59:59", "10:00:00"})
  void aMeasurementFromBeforeTheLoadIsNone(String time) {
    metrics(time, "400m", "50Mi");
    assertThat(sample(null).orElseThrow().readings()).isEmpty();
  }

  /** A second attempt of a run begins after samples of the first. */
  @Test
  void aMeasurementFromBetweenTwoLoadsIsNone() {
    metrics("10:00:10", "400m", "50Mi");
    TargetStatus first = sample(null).orElseThrow();
    metrics("10:00:25", "10m", "50Mi");
    assertThat(sampler.sample(Optional.of(first), SHOP, "n", Instant.parse("2026-11-21T10:00:30Z")))
        .hasValue(first);
  }

  @ParameterizedTest
  @CsvSource({
    "404, the cluster does not serve it",
    "403, the operator may not read it",
  })
  void whatIsNotThereIsAskedForOnce(int code, String why) throws InterruptedException {
    always("/apis/metrics.k8s.io/v1beta1/namespaces/n/pods" + SELECTED, code, "{kind: Status}");
    TargetStatus first = sample(null).orElseThrow();
    assertThat(first.unanswered())
        .containsExactly(new TargetStatus.Unanswered("metrics.k8s.io", why));
    assertThat(first.replicas()).isEqualTo(3);
    int requests = server.getRequestCount();
    assertThat(requests).isEqualTo(2);
    assertThat(sample(first)).hasValue(first);
    assertThat(server.getRequestCount()).isEqualTo(requests);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 429})
  void whatIsAwayForAWhileIsAskedForAgain(int code) {
    always("/apis/metrics.k8s.io/v1beta1/namespaces/n/pods" + SELECTED, code, "{kind: Status}");
    TargetStatus first = sample(null).orElseThrow();
    assertThat(first).isEqualTo(TargetStatus.NONE.firstSeen(Optional.of("4"), 3));
  }

  @Test
  void anApiThatHangsCostsItsTimeOut() {
    server
        .expect()
        .get()
        .withPath("/apis/metrics.k8s.io/v1beta1/namespaces/n/pods" + SELECTED)
        .andReply(
            200,
            request -> {
              try {
                TimeUnit.SECONDS.sleep(6);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return "{}";
            })
        .always();
    Instant before = Instant.now();
    assertThat(sample(null).orElseThrow().readings()).isEmpty();
    assertThat(Instant.now()).isBefore(before.plusSeconds(5));
  }

  @Test
  void oddMetricsAreNoSample() {
    for (String odd :
        List.of(
            "{kind: PodMetricsList, items: []}",
            "{kind: PodMetricsList, items: [{metadata: {name: a}, timestamp: yesterday}]}",
            "{kind: PodMetricsList, items: [{metadata: {name: a}}]}",
            "{kind: PodMetricsList, items: [{metadata: {name: b}, timestamp:"
                + " \"2026-11-21T10:00:10Z\"}]}")) {
      server.clearExpectations();
      serve();
      always("/apis/metrics.k8s.io/v1beta1/namespaces/n/pods" + SELECTED, 200, odd);
      assertThat(sample(null).orElseThrow().readings()).as(odd).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 403, 500})
  void aWorkloadThatCannotBeReadLeavesTheStatusAsItIs(int code) {
    server.clearExpectations();
    always("/apis/apps/v1/namespaces/n/deployments/shop", code, "{kind: Status}");
    assertThat(sample(null)).isEmpty();
    var known = TargetStatus.NONE.firstSeen(Optional.of("4"), 3);
    assertThat(sample(known)).hasValue(known);
  }

  private Optional<TargetStatus> sample(TargetStatus before) {
    return sampler.sample(Optional.ofNullable(before), SHOP, "n", RELEASED);
  }

  private void metrics(String time, String cpu, String memory) {
    server.clearExpectations();
    serve();
    always(
        "/apis/metrics.k8s.io/v1beta1/namespaces/n/pods" + SELECTED,
        200,
        """
        {kind: PodMetricsList, apiVersion: metrics.k8s.io/v1beta1, items: [
          {metadata: {name: a, namespace: n}, timestamp: "2026-11-21T%sZ", window: 15s, containers: [
            {name: app, usage: {cpu: %s, memory: %s}}]}]}
        """
            .formatted(time, cpu, memory));
  }

  private static String deployment(int replicas, String revision) {
    return """
        {apiVersion: apps/v1, kind: Deployment,
         metadata: {name: shop, namespace: n, uid: u, annotations: {deployment.kubernetes.io/revision: "%s"}},
         spec: {replicas: %d, selector: {matchLabels: {app: shop},
           matchExpressions: [{key: tier, operator: In, values: [web]}]}, template: {}}}
        """
        .formatted(revision, replicas);
  }

  private void always(String path, int code, String yaml) {
    server
        .expect()
        .get()
        .withPath(path)
        .andReturn(
            code,
            Serialization.asJson(Serialization.unmarshal("---\n" + yaml, java.util.Map.class)))
        .always();
  }
}
