package dev.loadtest.controller.observe.evidence;

import dev.loadtest.core.summary.TargetEvidence.Happening;
import dev.loadtest.core.summary.TargetEvidence.Kind;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Containers that ended while load was sent. A pod's status has the last end of each container
 * only; how often it ended before is in the count.
 */
final class ContainerEnds {
  private ContainerEnds() {}

  static List<Happening> of(Pod pod, Window window) {
    PodStatus status = Optional.ofNullable(pod.getStatus()).orElseGet(PodStatus::new);
    Stream<Happening> init =
        status.getInitContainerStatuses().stream()
            .flatMap(c -> ended(c.getLastState()).map(t -> happening(pod, c, t)));
    Stream<Happening> containers =
        status.getContainerStatuses().stream()
            .flatMap(
                c ->
                    Stream.concat(
                            ended(c.getLastState()), goesOn(pod) ? ended(c.getState()) : none())
                        .map(t -> happening(pod, c, t)));
    return Stream.concat(init, containers).filter(h -> window.contains(h.at())).toList();
  }

  /** In a pod that is to stay, a container that has ended is about to be started again. */
  private static boolean goesOn(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() == null
        && "Running".equals(pod.getStatus().getPhase());
  }

  private static Stream<ContainerStateTerminated> ended(ContainerState state) {
    return Optional.ofNullable(state).map(ContainerState::getTerminated).stream()
        .filter(t -> t.getFinishedAt() != null);
  }

  private static Stream<ContainerStateTerminated> none() {
    return Stream.empty();
  }

  private static Happening happening(Pod pod, ContainerStatus c, ContainerStateTerminated end) {
    boolean memory = "OOMKilled".equals(end.getReason());
    String how =
        memory
            ? "was killed for exceeding its memory limit"
            : "ended with exit code %d (%s)"
                .formatted(
                    end.getExitCode(), Optional.ofNullable(end.getReason()).orElse("no reason"));
    return new Happening(
        memory ? Kind.OutOfMemory : Kind.Restarted,
        pod.getMetadata().getName(),
        "container %s %s; restarts so far: %d"
            .formatted(c.getName(), how, Optional.ofNullable(c.getRestartCount()).orElse(0)),
        end.getFinishedAt());
  }
}
