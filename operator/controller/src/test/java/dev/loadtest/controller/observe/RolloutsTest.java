package dev.loadtest.controller.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.spec.Target.WorkloadRef;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a workload's template is out everywhere, as {@code kubectl rollout status} sees it. */
@EnableKubernetesMockClient(crud = true)
class RolloutsTest {
  static KubernetesClient client;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Deployment | observedGeneration: 1, replicas: 2, updatedReplicas: 2, availableReplicas: 2 | true",
        "Deployment | observedGeneration: 0, replicas: 2, updatedReplicas: 2, availableReplicas: 2 | false",
        "Deployment | observedGeneration: 1, replicas: 3, updatedReplicas: 2, availableReplicas: 2 | false",
        "Deployment | observedGeneration: 1, replicas: 2, updatedReplicas: 1, availableReplicas: 2 | false",
        "Deployment | observedGeneration: 1, replicas: 2, updatedReplicas: 2 | false",
        "StatefulSet | observedGeneration: 1, updatedReplicas: 2, readyReplicas: 2, currentRevision: b, updateRevision: b | true",
        "StatefulSet | observedGeneration: 1, updatedReplicas: 2, readyReplicas: 2, currentRevision: a, updateRevision: b | false",
        "DaemonSet | observedGeneration: 1, desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 3 | true",
        "DaemonSet | observedGeneration: 1, desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 2 | false",
        "DaemonSet | observedGeneration: 1, desiredNumberScheduled: 0 | false",
      })
  void aRolloutIsCompleteWhenEveryReplicaIsNewAndAvailable(
      WorkloadRef.Kind kind, String status, boolean complete) {
    client.apps().deployments().inNamespace("test").delete();
    client.apps().statefulSets().inNamespace("test").delete();
    client.apps().daemonSets().inNamespace("test").delete();
    create(kind, status);
    assertThat(new Rollouts(client).completed(ref(kind), "test").isPresent()).isEqualTo(complete);
  }

  @Test
  void aMissingWorkloadHasNoRollout() {
    assertThat(new Rollouts(client).completed(ref(WorkloadRef.Kind.Deployment), "empty")).isEmpty();
  }

  private void create(WorkloadRef.Kind kind, String status) {
    client
        .resource(
            Serialization.unmarshal(
                """
                apiVersion: apps/v1
                kind: %s
                metadata: {name: shop, namespace: test, generation: 1}
                spec: {replicas: 2, template: {spec: {containers: [{name: shop, image: shop}]}}}
                status: {%s}
                """
                    .formatted(kind, status),
                GenericKubernetesResource.class))
        .create();
  }

  private static WorkloadRef ref(WorkloadRef.Kind kind) {
    return new WorkloadRef(null, kind, "shop");
  }
}
