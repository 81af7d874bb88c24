package dev.loadtest.controller.act;

import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.core.spec.Target.WorkloadRef;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.Map;

/**
 * Restarts workloads as {@code kubectl rollout restart} does: a new annotation on the pod template.
 * The remedy's id stands beside the time, so that a repetition after a crash is no second restart.
 */
public final class WorkloadRestarter {
  private static final String RESTARTED = "kubectl.kubernetes.io/restartedAt";

  private final KubernetesClient client;

  public WorkloadRestarter(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Restarts the workload.
   *
   * @param remedy its id
   * @param decided when the remedy was decided: the same at every repetition
   */
  public void restart(WorkloadRef ref, String namespace, String remedy, Instant decided) {
    Object template =
        Map.of(
            "metadata",
            Map.of("annotations", Map.of(RESTARTED, decided.toString(), Labels.REMEDY, remedy)));
    String patch = Serialization.asJson(Map.of("spec", Map.of("template", template)));
    var apps = client.apps();
    switch (ref.kind()) {
      case Deployment ->
          apps.deployments().inNamespace(namespace).withName(ref.name()).patch(Writes.MERGE, patch);
      case StatefulSet ->
          apps.statefulSets()
              .inNamespace(namespace)
              .withName(ref.name())
              .patch(Writes.MERGE, patch);
      case DaemonSet ->
          apps.daemonSets().inNamespace(namespace).withName(ref.name()).patch(Writes.MERGE, patch);
    }
  }
}
