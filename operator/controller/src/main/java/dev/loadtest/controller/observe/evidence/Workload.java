package dev.loadtest.controller.observe.evidence;

import dev.loadtest.core.spec.Target.WorkloadRef;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;

/**
 * The workload under test.
 *
 * @param replicas how many pods are wanted
 * @param revision of the pod template, as the workload's controller counts; empty before it has
 * @param progressed when a rollout last got on; only Deployments say so
 */
record Workload(
    WorkloadRef ref,
    String namespace,
    String uid,
    LabelSelector selector,
    int replicas,
    Optional<String> revision,
    Optional<String> progressed) {

  /** Source: k8s.io/kubernetes, pkg/controller/deployment/util, RevisionAnnotation. */
  private static final String REVISION = "deployment.kubernetes.io/revision";

  /** Source: k8s.io/api/apps/v1, DeprecatedTemplateGeneration; raised with each new template. */
  private static final String TEMPLATE = "deprecated.daemonset.template.generation";

  static Optional<Workload> find(KubernetesClient client, WorkloadRef ref, String namespace) {
    var apps = client.apps();
    return switch (ref.kind()) {
      case Deployment ->
          Optional.ofNullable(apps.deployments().inNamespace(namespace).withName(ref.name()).get())
              .map(d -> of(ref, d));
      case StatefulSet ->
          Optional.ofNullable(apps.statefulSets().inNamespace(namespace).withName(ref.name()).get())
              .map(s -> of(ref, s));
      case DaemonSet ->
          Optional.ofNullable(apps.daemonSets().inNamespace(namespace).withName(ref.name()).get())
              .map(d -> of(ref, d));
    };
  }

  /** Its pods, as they are now. */
  List<Pod> pods(KubernetesClient client) {
    return client.pods().inNamespace(namespace).withLabelSelector(selector).list().getItems();
  }

  private static Workload of(WorkloadRef ref, Deployment d) {
    Optional<String> progressed =
        Optional.ofNullable(d.getStatus()).stream()
            .flatMap(s -> s.getConditions().stream())
            .filter(c -> c.getType().equals("Progressing"))
            .map(c -> c.getLastUpdateTime())
            .findFirst();
    return of(
        ref,
        d,
        d.getSpec().getSelector(),
        or(d.getSpec().getReplicas(), 1),
        annotation(d, REVISION),
        progressed);
  }

  private static Workload of(WorkloadRef ref, StatefulSet s) {
    return of(
        ref,
        s,
        s.getSpec().getSelector(),
        or(s.getSpec().getReplicas(), 1),
        Optional.ofNullable(s.getStatus()).map(status -> status.getUpdateRevision()),
        Optional.empty());
  }

  private static Workload of(WorkloadRef ref, DaemonSet d) {
    return of(
        ref,
        d,
        d.getSpec().getSelector(),
        d.getStatus() == null ? 0 : or(d.getStatus().getDesiredNumberScheduled(), 0),
        annotation(d, TEMPLATE),
        Optional.empty());
  }

  private static Workload of(
      WorkloadRef ref,
      HasMetadata workload,
      LabelSelector selector,
      int replicas,
      Optional<String> revision,
      Optional<String> progressed) {
    var meta = workload.getMetadata();
    return new Workload(
        ref, meta.getNamespace(), meta.getUid(), selector, replicas, revision, progressed);
  }

  private static Optional<String> annotation(HasMetadata workload, String name) {
    return Optional.ofNullable(workload.getMetadata().getAnnotations()).map(a -> a.get(name));
  }

  private static int or(Integer value, int otherwise) {
    return value == null ? otherwise : value;
  }
}
