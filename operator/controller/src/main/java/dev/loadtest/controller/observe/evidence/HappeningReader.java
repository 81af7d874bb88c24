package dev.loadtest.controller.observe.evidence;

import dev.loadtest.core.spec.Target.WorkloadRef;
import dev.loadtest.core.status.TargetStatus;
import dev.loadtest.core.summary.TargetEvidence;
import dev.loadtest.core.summary.TargetEvidence.Happening;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what happened to a workload, once, after the load. */
final class HappeningReader {
  /** So many are kept: a status is read by people. */
  private static final int MOST = 30;

  private static final int MOST_NODES = 30;

  private final KubernetesClient client;

  HappeningReader(KubernetesClient client) {
    this.client = client;
  }

  TargetEvidence read(
      WorkloadRef ref, String namespace, Optional<TargetStatus> first, Window window) {
    var sources = new Sources();
    List<Happening> happenings =
        sources
            .ask(
                TargetEvidence.WORKLOAD,
                Optional.<Workload>empty(),
                () -> find(ref, namespace, sources))
            .map(w -> happenings(w, first, window, sources))
            .orElse(List.of());
    if (happenings.size() > MOST) {
      sources.note("happenings", "the first %d of %d are kept".formatted(MOST, happenings.size()));
    }
    return new TargetEvidence(
        List.of(),
        happenings.stream().sorted(Comparator.comparing(Happening::time)).limit(MOST).toList(),
        sources.unanswered());
  }

  private Optional<Workload> find(WorkloadRef ref, String namespace, Sources sources) {
    Optional<Workload> found = Workload.find(client, ref, namespace);
    if (found.isEmpty()) {
      sources.note(TargetEvidence.WORKLOAD, "there is no %s %s".formatted(ref.kind(), ref.name()));
    }
    return found;
  }

  private List<Happening> happenings(
      Workload workload, Optional<TargetStatus> first, Window window, Sources sources) {
    List<Pod> pods = sources.ask("pods", List.of(), () -> workload.pods(client));
    Optional<Integer> replicas = first.map(TargetStatus::replicas);
    Optional<Happening> rollout =
        RolloutSigns.of(workload, first.map(TargetStatus::revision), pods, window);
    List<Happening> rescales =
        rescales(workload, replicas, sources).happenings(window, rollout.isPresent());
    List<Event> events = sources.ask("events", List.of(), () -> disruptions(workload, pods));
    List<Happening> disruptions = Disruptions.of(pods, events, window);

    var all = new ArrayList<Happening>();
    pods.forEach(p -> all.addAll(ContainerEnds.of(p, window)));
    rollout.ifPresent(all::add);
    all.addAll(rescales);
    all.addAll(disruptions);
    boolean unexplained = rollout.isEmpty() && rescales.isEmpty() && disruptions.isEmpty();
    if (unexplained && replicas.isPresent()) {
      all.addAll(Disruptions.replacements(pods, window));
    }
    all.addAll(nodes(pods, window));
    return all;
  }

  private Rescales rescales(Workload workload, Optional<Integer> before, Sources sources) {
    List<HorizontalPodAutoscaler> autoscalers =
        sources.ask("autoscalers", List.of(), () -> autoscalers(workload));
    Map<String, List<Event>> autoscaled =
        autoscalers.stream()
            .collect(
                Collectors.toMap(
                    a -> a.getMetadata().getName(),
                    a ->
                        scaling(workload, a.getMetadata().getUid(), "SuccessfulRescale", sources)));
    List<Event> scaled = scaling(workload, workload.uid(), "ScalingReplicaSet", sources);
    return new Rescales(workload, before, autoscalers, autoscaled, scaled);
  }

  /** Events of one object and for one reason. */
  private List<Event> scaling(Workload workload, String uid, String reason, Sources sources) {
    Map<String, String> fields = Map.of("involvedObject.uid", uid, "reason", reason);
    return sources.ask("events", List.of(), () -> events(workload.namespace(), fields));
  }

  private List<HorizontalPodAutoscaler> autoscalers(Workload workload) {
    return client
        .autoscaling()
        .v2()
        .horizontalPodAutoscalers()
        .inNamespace(workload.namespace())
        .list()
        .getItems()
        .stream()
        .filter(a -> Rescales.scales(a, workload))
        .toList();
  }

  private List<Event> disruptions(Workload workload, List<Pod> pods) {
    List<String> names = pods.stream().map(p -> p.getMetadata().getName()).toList();
    return Disruptions.EVENTS.stream()
        .flatMap(
            reason ->
                events(workload.namespace(), Map.of("involvedObject.kind", "Pod", "reason", reason))
                    .stream())
        .filter(
            e ->
                names.contains(e.getInvolvedObject().getName())
                    || PodNames.match(workload.ref(), e.getInvolvedObject().getName()))
        .toList();
  }

  private List<Event> events(String namespace, Map<String, String> fields) {
    return client.v1().events().inNamespace(namespace).withFields(fields).list().getItems();
  }

  /** Nodes are cluster-wide: where the operator has no such right, it has nothing to say. */
  private List<Happening> nodes(List<Pod> pods, Window window) {
    List<String> names =
        pods.stream()
            .map(p -> p.getSpec().getNodeName())
            .filter(Objects::nonNull)
            .distinct()
            .limit(MOST_NODES)
            .toList();
    var found = new ArrayList<Happening>();
    try {
      for (String name : names) {
        Node node = client.nodes().withName(name).get();
        found.addAll(
            node == null
                ? List.of(NodeTroubles.gone(name, window))
                : NodeTroubles.of(node, window));
      }
    } catch (KubernetesClientException unreadable) {
      return found;
    }
    return found;
  }
}
