package dev.loadtest.controller.act;

import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.core.status.LoadTestRunStatus;
import dev.loadtest.core.status.LoadTestStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * Writes whole statuses by server-side apply, with a fresh object that carries nothing else: a
 * field that is left out is removed, and no field of anyone else is claimed. An equal status is not
 * written.
 */
public final class StatusWriter {
  private final KubernetesClient client;

  public StatusWriter(KubernetesClient client) {
    this.client = client;
  }

  public void write(LoadTestRun run, LoadTestRunStatus status) {
    if (!status.equals(run.getStatus())) {
      var fresh = named(new LoadTestRun(), run);
      fresh.setStatus(status);
      client.resource(fresh).subresource("status").patch(Writes.APPLY);
    }
  }

  public void write(LoadTest test, LoadTestStatus status) {
    if (!status.equals(test.getStatus())) {
      var fresh = named(new LoadTest(), test);
      fresh.setStatus(status);
      client.resource(fresh).subresource("status").patch(Writes.APPLY);
    }
  }

  private static <T extends HasMetadata> T named(T fresh, HasMetadata of) {
    fresh.setMetadata(
        new ObjectMetaBuilder()
            .withName(of.getMetadata().getName())
            .withNamespace(of.getMetadata().getNamespace())
            .withUid(of.getMetadata().getUid())
            .build());
    return fresh;
  }
}
