package dev.loadtest.controller.observe.evidence;

import dev.loadtest.core.summary.TargetEvidence.Happening;
import dev.loadtest.core.summary.TargetEvidence.Kind;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Changes of the number of replicas: as the autoscaler tells them, else as the Deployment's events
 * do, else as the difference between the first and the last look.
 *
 * @param before the replicas that were wanted at the first look, where there was one
 * @param scaling events of the Deployment with reason {@code ScalingReplicaSet}; a rollout has
 *     them, too
 * @param autoscaled events with reason {@code SuccessfulRescale}, by the autoscaler's name
 */
record Rescales(
    Workload now,
    Optional<Integer> before,
    List<HorizontalPodAutoscaler> autoscalers,
    Map<String, List<Event>> autoscaled,
    List<Event> scaling) {

  static boolean scales(HorizontalPodAutoscaler autoscaler, Workload workload) {
    var target = autoscaler.getSpec().getScaleTargetRef();
    return workload.ref().kind().name().equals(target.getKind())
        && workload.ref().name().equals(target.getName())
        && Optional.ofNullable(target.getApiVersion()).orElse("apps/").startsWith("apps/");
  }

  List<Happening> happenings(Window window, boolean rolledOut) {
    List<Happening> told = autoscalers.stream().flatMap(a -> of(a, window)).toList();
    if (told.isEmpty() && !rolledOut) {
      told =
          scaling.stream()
              .flatMap(
                  e ->
                      EventTimes.within(e, window)
                          .map(at -> rescaled(now.ref().name(), Texts.line(e.getMessage()), at))
                          .stream())
              .toList();
    }
    return told.isEmpty() ? difference(window).stream().toList() : told;
  }

  private Stream<Happening> of(HorizontalPodAutoscaler a, Window window) {
    String name = a.getMetadata().getName();
    List<Happening> told =
        autoscaled.getOrDefault(name, List.of()).stream()
            .flatMap(
                e ->
                    EventTimes.within(e, window)
                        .map(at -> rescaled(name, Texts.line(e.getMessage()) + limits(a), at))
                        .stream())
            .toList();
    return told.isEmpty()
        ? Optional.ofNullable(a.getStatus()).map(s -> s.getLastScaleTime()).stream()
            .flatMap(t -> window.within(t).stream())
            .map(at -> rescaled(name, "changed the number of replicas" + limits(a), at))
        : told.stream();
  }

  private static String limits(HorizontalPodAutoscaler a) {
    return a.getStatus() == null
        ? ""
        : " (now %d replicas, %d wanted, at most %d)"
            .formatted(
                or(a.getStatus().getCurrentReplicas()),
                or(a.getStatus().getDesiredReplicas()),
                or(a.getSpec().getMaxReplicas()));
  }

  private Optional<Happening> difference(Window window) {
    return before
        .filter(b -> b != now.replicas())
        .map(
            b ->
                rescaled(
                    now.ref().name(),
                    "went from %d to %d replicas".formatted(b, now.replicas()),
                    window.until().toString()));
  }

  private static Happening rescaled(String subject, String detail, String at) {
    return new Happening(Kind.Rescaled, subject, detail, at);
  }

  private static int or(Integer replicas) {
    return replicas == null ? 0 : replicas;
  }
}
