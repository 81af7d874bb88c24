package dev.loadtest.controller.observe.evidence;

import dev.loadtest.core.summary.TargetEvidence.Happening;
import dev.loadtest.core.summary.TargetEvidence.Kind;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Pods that were taken away while load was sent: evicted, preempted, or deleted and replaced. */
final class Disruptions {
  private Disruptions() {}

  /** Reasons of events that say so, of pods that may be gone by now. */
  static final List<String> EVENTS = List.of("Evicted", "Preempted");

  /**
   * @param events of the {@link #EVENTS}, of the workload's pods
   */
  static List<Happening> of(List<Pod> pods, List<Event> events, Window window) {
    var found =
        new ArrayList<Happening>(pods.stream().flatMap(p -> of(p, window).stream()).toList());
    var named = new HashSet<String>();
    found.forEach(h -> named.add(h.subject()));
    for (Event event : events) {
      String pod = event.getInvolvedObject().getName();
      EventTimes.within(event, window)
          .filter(at -> named.add(pod))
          .ifPresent(at -> found.add(evicted(pod, Texts.line(event.getMessage()), at)));
    }
    return found;
  }

  static Optional<Happening> of(Pod pod, Window window) {
    PodStatus status = Optional.ofNullable(pod.getStatus()).orElseGet(PodStatus::new);
    return status.getConditions().stream()
        .filter(c -> c.getType().equals("DisruptionTarget") && c.getStatus().equals("True"))
        .filter(c -> window.contains(c.getLastTransitionTime()))
        .findFirst()
        .map(
            c ->
                evicted(
                    pod.getMetadata().getName(),
                    Texts.line(c.getReason(), c.getMessage()),
                    c.getLastTransitionTime()));
  }

  /**
   * Pods that came while load was sent, of a revision that was there before. Only true of a
   * workload that was neither rolled out nor rescaled, and of whose pods none is known to be
   * evicted: a drained pod is gone, and leaves no other trace.
   */
  static List<Happening> replacements(List<Pod> pods, Window window) {
    return pods.stream()
        .filter(p -> window.contains(p.getMetadata().getCreationTimestamp()))
        .map(
            p ->
                evicted(
                    p.getMetadata().getName(),
                    "came in the place of a pod that was deleted, for example by a drain of its"
                        + " node",
                    p.getMetadata().getCreationTimestamp()))
        .toList();
  }

  private static Happening evicted(String pod, String detail, String at) {
    return new Happening(Kind.Evicted, pod, detail, at);
  }
}
