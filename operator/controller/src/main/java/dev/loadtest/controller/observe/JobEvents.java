package dev.loadtest.controller.observe;

import dev.loadtest.core.lifecycle.FailureReason;
import dev.loadtest.core.lifecycle.Trouble;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Comparator;
import java.util.Optional;

/** Why the Job controller cannot create pods: it says so only in events. */
public final class JobEvents {
  private final KubernetesClient client;

  public JobEvents(KubernetesClient client) {
    this.client = client;
  }

  Optional<Trouble> refusal(Job job) {
    return client
        .v1()
        .events()
        .inNamespace(job.getMetadata().getNamespace())
        .withField("involvedObject.uid", job.getMetadata().getUid())
        .withField("reason", "FailedCreate")
        .list()
        .getItems()
        .stream()
        .max(Comparator.comparing(e -> Optional.ofNullable(e.getLastTimestamp()).orElse("")))
        .map(Event::getMessage)
        .map(JobEvents::trouble);
  }

  static Trouble trouble(String message) {
    return Trouble.passing(FailureReason.ofRefusal(message), message);
  }
}
