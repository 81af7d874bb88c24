package dev.loadtest.controller.observe.evidence;

import dev.loadtest.core.spec.Target.WorkloadRef;
import dev.loadtest.core.status.TargetStatus;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.PodMetrics;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes one sample of the target while load is sent, into what is known of it. */
final class TargetSampler {
  private final KubernetesClient client;
  private final ResourceMetrics metrics;

  TargetSampler(KubernetesClient client) {
    this.client = client;
    this.metrics = new ResourceMetrics(client);
  }

  Optional<TargetStatus> sample(
      Optional<TargetStatus> before, WorkloadRef ref, String namespace, Instant released) {
    TargetStatus known = before.orElse(TargetStatus.NONE);
    if (known.lacks(ResourceMetrics.GROUP)) {
      return before;
    }
    try {
      return Workload.find(client, ref, namespace)
          .map(w -> sampled(known.firstSeen(w.revision(), w.replicas()), w, released))
          .or(() -> before);
    } catch (KubernetesClientException unreadable) {
      return before; // looked at again with the next sample
    }
  }

  private TargetStatus sampled(TargetStatus known, Workload workload, Instant released) {
    try {
      Instant since = Window.parse(known.sampled()).filter(released::isBefore).orElse(released);
      List<PodMetrics> fresh =
          metrics.of(workload).stream()
              .filter(m -> Window.parse(m.getTimestamp()).filter(since::isBefore).isPresent())
              .toList();
      return fresh.isEmpty()
          ? known
          : with(known, Usage.of(workload.pods(client), fresh), released);
    } catch (KubernetesClientException e) {
      return switch (e.getCode()) {
        case HttpURLConnection.HTTP_NOT_FOUND ->
            known.without(ResourceMetrics.GROUP, "the cluster does not serve it");
        case HttpURLConnection.HTTP_FORBIDDEN ->
            known.without(ResourceMetrics.GROUP, "the operator may not read it");
        default -> known; // it may be restarting
      };
    }
  }

  private static TargetStatus with(TargetStatus known, Usage usage, Instant released) {
    return usage.pods().isEmpty()
        ? known
        : usage
            .memory()
            .map(use -> known.using(use, usage.at(), released))
            .orElse(known)
            .sampled(usage.at(), usage.samples());
  }
}
