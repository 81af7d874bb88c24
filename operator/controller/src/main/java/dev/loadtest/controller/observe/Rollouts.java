package dev.loadtest.controller.observe;

import dev.loadtest.core.spec.Target.WorkloadRef;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Objects;
import java.util.Optional;

/** Completed rollouts of workloads, as {@code kubectl rollout status} reads them. */
final class Rollouts {
  private final KubernetesClient client;

  Rollouts(KubernetesClient client) {
    this.client = client;
  }

  /**
   * An identity of the pod template that is fully rolled out; empty while a rollout goes on or the
   * workload is missing.
   */
  Optional<String> completed(WorkloadRef ref, String namespace) {
    var apps = client.apps();
    return switch (ref.kind()) {
      case Deployment ->
          found(apps.deployments().inNamespace(namespace).withName(ref.name()).get())
              .filter(Rollouts::complete)
              .map(Rollouts::template);
      case StatefulSet ->
          found(apps.statefulSets().inNamespace(namespace).withName(ref.name()).get())
              .filter(Rollouts::complete)
              .map(s -> s.getStatus().getUpdateRevision());
      case DaemonSet ->
          found(apps.daemonSets().inNamespace(namespace).withName(ref.name()).get())
              .filter(Rollouts::complete)
              .map(Rollouts::template);
    };
  }

  private static <T extends HasMetadata> Optional<T> found(T workload) {
    return Optional.ofNullable(workload);
  }

  /**
   * Scaling changes the generation but not the template; the template's digest tells rollouts
   * apart.
   */
  private static String template(HasMetadata workload) {
    Object template =
        workload instanceof Deployment d
            ? d.getSpec().getTemplate()
            : ((DaemonSet) workload).getSpec().getTemplate();
    return Integer.toHexString(Objects.hash(template.toString()));
  }

  private static boolean complete(Deployment d) {
    var status = d.getStatus();
    int wanted = or(d.getSpec().getReplicas(), 1);
    return status != null
        && observed(d, status.getObservedGeneration())
        && wanted > 0
        && or(status.getUpdatedReplicas(), 0) == wanted
        && or(status.getReplicas(), 0) == wanted
        && or(status.getAvailableReplicas(), 0) == wanted;
  }

  private static boolean complete(StatefulSet s) {
    var status = s.getStatus();
    int wanted = or(s.getSpec().getReplicas(), 1);
    return status != null
        && observed(s, status.getObservedGeneration())
        && wanted > 0
        && or(status.getUpdatedReplicas(), 0) == wanted
        && or(status.getReadyReplicas(), 0) == wanted
        && Objects.equals(status.getCurrentRevision(), status.getUpdateRevision());
  }

  private static boolean complete(DaemonSet d) {
    var status = d.getStatus();
    int wanted = status == null ? 0 : or(status.getDesiredNumberScheduled(), 0);
    return wanted > 0
        && observed(d, status.getObservedGeneration())
        && or(status.getUpdatedNumberScheduled(), 0) == wanted
        && or(status.getNumberAvailable(), 0) == wanted;
  }

  private static boolean observed(HasMetadata workload, Long generation) {
    return Objects.equals(workload.getMetadata().getGeneration(), generation);
  }

  private static int or(Integer value, int otherwise) {
    return value == null ? otherwise : value;
  }
}
