package dev.loadtest.controller.observe;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The compact index lists of an Indexed Job's status, e.g. {@code 1,3-5,7} (Kubernetes, Job API).
 */
final class Indexes {
  private Indexes() {}

  static boolean contains(String compact, int index) {
    if (compact == null || compact.isBlank()) {
      return false;
    }
    for (String part : compact.split(",")) {
      int dash = part.indexOf('-');
      int from = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
      int to = dash < 0 ? from : Integer.parseInt(part.substring(dash + 1));
      if (from <= index && index <= to) {
        return true;
      }
    }
    return false;
  }

  /** Whether the Job counts the pod of an index as ended. */
  static boolean counted(Job job, int index) {
    var status = job.getStatus();
    return status != null
        && (contains(status.getFailedIndexes(), index)
            || contains(status.getCompletedIndexes(), index));
  }

  /** Pods in the order of their indexes. */
  static List<Pod> ordered(Collection<Pod> pods) {
    return pods.stream().sorted(Comparator.comparing(p -> of(p).orElse(-1))).toList();
  }

  /** A pod's completion index. */
  static Optional<Integer> of(Pod pod) {
    return Optional.ofNullable(pod.getMetadata().getAnnotations())
        .map(a -> a.get("batch.kubernetes.io/job-completion-index"))
        .map(Integer::parseInt);
  }
}
