package dev.loadtest.controller.observe;

import dev.loadtest.controller.manifest.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** The pods of a Job as the API server has them now, for when the cache is behind. */
final class LivePods {
  private final KubernetesClient client;

  LivePods(KubernetesClient client) {
    this.client = client;
  }

  List<Pod> of(Job job) {
    return RunJobs.pods(
        job,
        client
            .pods()
            .inNamespace(job.getMetadata().getNamespace())
            .withLabel(Labels.RUN, job.getMetadata().getLabels().get(Labels.RUN))
            .list()
            .getItems());
  }
}
