package dev.loadtest.controller.observe;

import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.core.lifecycle.NextAttempt;
import dev.loadtest.core.plan.RunName;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The Jobs of a run, one for each attempt, found by their names. */
final class RunJobs {
  private final KubernetesClient client;

  RunJobs(KubernetesClient client) {
    this.client = client;
  }

  Optional<Job> of(LoadTestRun run, int attempt) {
    return Optional.ofNullable(
        client
            .batch()
            .v1()
            .jobs()
            .inNamespace(run.getMetadata().getNamespace())
            .withName(RunName.job(run.getMetadata().getName(), run.getMetadata().getUid(), attempt))
            .get());
  }

  /** All there may be; a run whose spec nobody could read has none. */
  List<Job> all(LoadTestRun run) {
    int most = run.getSpec().resolved().map(NextAttempt::most).orElse(0);
    return IntStream.rangeClosed(1, most)
        .mapToObj(attempt -> of(run, attempt))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Those of a run's pods that are this Job's. */
  static List<Pod> pods(Job job, Collection<Pod> pods) {
    return pods.stream()
        .filter(
            pod ->
                pod.getMetadata().getOwnerReferences().stream()
                    .anyMatch(o -> o.getUid().equals(job.getMetadata().getUid())))
        .toList();
  }

  static boolean ended(Pod pod) {
    String phase = pod.getStatus().getPhase();
    return "Succeeded".equals(phase) || "Failed".equals(phase);
  }
}
