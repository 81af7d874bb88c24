package dev.loadtest.controller.observe;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** When pods ended, by the kubelet's clock. */
final class PodTimes {
  private PodTimes() {}

  static Optional<Instant> lastEnd(Collection<Pod> pods) {
    return pods.stream()
        .map(Pod::getStatus)
        .filter(Objects::nonNull)
        .flatMap(s -> Optional.ofNullable(s.getContainerStatuses()).orElse(List.of()).stream())
        .map(ContainerStatus::getState)
        .filter(s -> s != null && s.getTerminated() != null)
        .map(s -> s.getTerminated().getFinishedAt())
        .filter(Objects::nonNull)
        .map(Instant::parse)
        .max(Instant::compareTo);
  }
}
