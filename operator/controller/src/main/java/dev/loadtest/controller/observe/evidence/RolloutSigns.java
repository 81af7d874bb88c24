package dev.loadtest.controller.observe.evidence;

import dev.loadtest.core.summary.TargetEvidence.Happening;
import dev.loadtest.core.summary.TargetEvidence.Kind;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the workload was rolled out while load was sent. Three signs, since each alone misses
 * some: pods of another revision than those before them, a revision other than at the first look,
 * and a Deployment's own word that its rollout got on.
 */
final class RolloutSigns {
  private RolloutSigns() {}

  /**
   * @param before the workload's revision at the first look, where there was one
   */
  static Optional<Happening> of(
      Workload now, Optional<String> before, List<Pod> pods, Window window) {
    Optional<Pod> changed = otherRevision(pods, window);
    boolean raised =
        before.isPresent() && now.revision().isPresent() && !before.equals(now.revision());
    Optional<Pod> created = raised ? first(pods, window) : Optional.empty();
    return changed
        .or(() -> created)
        .map(p -> p.getMetadata().getCreationTimestamp())
        .or(() -> now.progressed().flatMap(window::within))
        .map(at -> new Happening(Kind.RolledOut, now.ref().name(), detail(now, before), at));
  }

  private static String detail(Workload now, Optional<String> before) {
    return now.revision()
        .map(
            r ->
                before
                    .filter(b -> !b.equals(r))
                    .map(b -> "was rolled out from revision " + b + " to " + r)
                    .orElse("was rolled out to revision " + r))
        .orElse("was rolled out");
  }

  private static Optional<Pod> otherRevision(List<Pod> pods, Window window) {
    Set<String> old =
        pods.stream()
            .filter(p -> window.follows(p.getMetadata().getCreationTimestamp()))
            .flatMap(p -> hash(p).stream())
            .collect(Collectors.toSet());
    return old.isEmpty()
        ? Optional.empty()
        : first(
            pods.stream().filter(p -> hash(p).filter(h -> !old.contains(h)).isPresent()).toList(),
            window);
  }

  private static Optional<Pod> first(List<Pod> pods, Window window) {
    return pods.stream()
        .filter(p -> window.contains(p.getMetadata().getCreationTimestamp()))
        .min(Comparator.comparing(p -> p.getMetadata().getCreationTimestamp()));
  }

  private static Optional<String> hash(Pod pod) {
    Map<String, String> labels =
        Optional.ofNullable(pod.getMetadata().getLabels()).orElseGet(Map::of);
    return Optional.ofNullable(labels.get("pod-template-hash"))
        .or(() -> Optional.ofNullable(labels.get("controller-revision-hash")));
  }
}
