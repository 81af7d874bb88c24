package dev.loadtest.controller.observe.evidence;

import io.fabric8.kubernetes.api.model.metrics.v1beta1.PodMetrics;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;

/**
 * The resource metrics API, as metrics-server or an adapter serves it. Not by the client's own
 * {@code top()}: it knows no selectors with expressions.
 */
final class ResourceMetrics {
  /** Its API group, and its name where something is said about it. */
  static final String GROUP = "metrics.k8s.io";

  private static final ResourceDefinitionContext PODS =
      new ResourceDefinitionContext.Builder()
          .withGroup(GROUP)
          .withVersion("v1beta1")
          .withKind("PodMetrics")
          .withPlural("pods")
          .withNamespaced(true)
          .build();

  private final KubernetesClient client;

  ResourceMetrics(KubernetesClient client) {
    this.client = client;
  }

  List<PodMetrics> of(Workload workload) {
    return client
        .genericKubernetesResources(PODS)
        .inNamespace(workload.namespace())
        .withLabelSelector(workload.selector())
        .list()
        .getItems()
        .stream()
        .map(m -> client.getKubernetesSerialization().convertValue(m, PodMetrics.class))
        .toList();
  }
}
