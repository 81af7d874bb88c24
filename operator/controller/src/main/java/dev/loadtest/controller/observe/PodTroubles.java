package dev.loadtest.controller.observe;

import dev.loadtest.core.lifecycle.FailureReason;
import dev.loadtest.core.lifecycle.Trouble;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.List;
import java.util.Optional;

/**
 * What a pod's status says about why it does not get on. Source: kubelet's and scheduler's reason
 * strings.
 */
final class PodTroubles {
  /** Exit codes from here on are 128 + the signal that killed the process. */
  private static final int KILLED = 128;

  private PodTroubles() {}

  static Optional<Trouble> of(Pod pod) {
    return evicted(pod)
        .or(() -> terminated(pod))
        .or(() -> rejected(pod))
        .or(() -> deleted(pod))
        .or(() -> waiting(pod))
        .or(() -> unschedulable(pod));
  }

  /**
   * A process that ended by itself without a word is explained by its image; one that was killed is
   * not.
   */
  static Trouble unlessForeign(Pod pod, Trouble trouble) {
    boolean ownEnd =
        k6(pod)
            .map(s -> s.getState().getTerminated())
            .filter(t -> t.getExitCode() < KILLED || t.getExitCode() == 255)
            .isPresent();
    return trouble.failure().reason() == FailureReason.RunnerLost && ownEnd
        ? Trouble.conclusive(
            FailureReason.ImageUnsupported,
            trouble.failure().message() + " and never spoke the runner protocol")
        : trouble;
  }

  private static Optional<Trouble> evicted(Pod pod) {
    String reason = Optional.ofNullable(pod.getStatus().getReason()).orElse("");
    if (reason.equals("Evicted") || disrupted(pod)) {
      return Optional.of(
          Trouble.conclusive(FailureReason.Evicted, named(pod) + " was evicted: " + message(pod)));
    }
    return reason.equals("NodeLost") || reason.equals("NodeShutdown")
        ? Optional.of(
            Trouble.conclusive(FailureReason.RunnerLost, "the node of " + named(pod) + " was lost"))
        : Optional.empty();
  }

  private static boolean disrupted(Pod pod) {
    return conditions(pod).stream()
        .anyMatch(
            c ->
                c.getType().equals("DisruptionTarget")
                    && c.getStatus().equals("True")
                    && !"DeletionByPodGC".equals(c.getReason()));
  }

  private static Optional<Trouble> terminated(Pod pod) {
    return k6(pod)
        .map(ContainerStatus::getState)
        .map(s -> s.getTerminated())
        .filter(t -> t.getExitCode() != 0)
        .map(t -> ended(pod, t));
  }

  private static Trouble ended(Pod pod, ContainerStateTerminated end) {
    return "OOMKilled".equals(end.getReason())
        ? Trouble.conclusive(
            FailureReason.OutOfMemory, named(pod) + " was killed for exceeding its memory limit")
        : Trouble.conclusive(
            "DeadlineExceeded".equals(pod.getStatus().getReason())
                ? FailureReason.DeadlineExceeded
                : FailureReason.RunnerLost,
            "%s ended with exit code %d (%s) before its result"
                .formatted(named(pod), end.getExitCode(), end.getReason()));
  }

  /** A pod that failed without ever having run: its node refused it, e.g. OutOfcpu. */
  private static Optional<Trouble> rejected(Pod pod) {
    boolean ran = k6(pod).map(ContainerStatus::getState).map(s -> s.getTerminated()).isPresent();
    return "Failed".equals(pod.getStatus().getPhase()) && !ran
        ? Optional.of(
            Trouble.conclusive(
                FailureReason.RunnerLost,
                "%s failed before k6 ran: %s %s"
                    .formatted(
                        named(pod),
                        Optional.ofNullable(pod.getStatus().getReason()).orElse("no reason given"),
                        Optional.ofNullable(pod.getStatus().getMessage()).orElse(""))
                    .strip()))
        : Optional.empty();
  }

  private static Optional<Trouble> deleted(Pod pod) {
    boolean over = List.of("Succeeded", "Failed").contains(pod.getStatus().getPhase());
    return pod.getMetadata().getDeletionTimestamp() == null || over
        ? Optional.empty()
        : Optional.of(
            Trouble.conclusive(
                FailureReason.RunnerLost, named(pod) + " was deleted while it was needed"));
  }

  private static Optional<Trouble> waiting(Pod pod) {
    return k6(pod)
        .map(ContainerStatus::getState)
        .map(s -> s.getWaiting())
        .flatMap(w -> waiting(pod, w));
  }

  private static Optional<Trouble> waiting(Pod pod, ContainerStateWaiting waiting) {
    String what = named(pod) + ": " + Optional.ofNullable(waiting.getMessage()).orElse("");
    return switch (Optional.ofNullable(waiting.getReason()).orElse("")) {
      case "InvalidImageName" ->
          Optional.of(Trouble.conclusive(FailureReason.ImagePullFailed, what));
      case "ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "RegistryUnavailable" ->
          Optional.of(Trouble.passing(FailureReason.ImagePullFailed, what));
      case "CreateContainerConfigError" ->
          Optional.of(Trouble.passing(FailureReason.ContainerConfigError, what));
      case "CreateContainerError", "RunContainerError" ->
          Optional.of(Trouble.passing(FailureReason.RunnersNeverReady, what));
      default -> Optional.empty();
    };
  }

  private static Optional<Trouble> unschedulable(Pod pod) {
    return conditions(pod).stream()
        .filter(c -> c.getType().equals("PodScheduled") && c.getStatus().equals("False"))
        .findFirst()
        .map(c -> Trouble.passing(FailureReason.Unschedulable, named(pod) + ": " + c.getMessage()));
  }

  private static List<PodCondition> conditions(Pod pod) {
    return Optional.ofNullable(pod.getStatus().getConditions()).orElse(List.of());
  }

  private static Optional<ContainerStatus> k6(Pod pod) {
    return Optional.ofNullable(pod.getStatus().getContainerStatuses()).orElse(List.of()).stream()
        .filter(s -> s.getName().equals("k6"))
        .findFirst();
  }

  private static String message(Pod pod) {
    return Optional.ofNullable(pod.getStatus().getMessage()).orElse("its node took it away");
  }

  private static String named(Pod pod) {
    return "pod " + pod.getMetadata().getName();
  }
}
