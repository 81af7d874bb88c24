package dev.loadtest.controller.observe;

import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.core.lifecycle.HealObservation.ProofRun;
import dev.loadtest.core.status.LoadTestRunStatus;
import io.fabric8.kubernetes.client.KubernetesClient;

/** How the runs stand that heals and remedies wait for. */
final class ProofRuns {
  private final KubernetesClient client;

  ProofRuns(KubernetesClient client) {
    this.client = client;
  }

  ProofRun of(LoadTest test, String name) {
    LoadTestRun run =
        client
            .resources(LoadTestRun.class)
            .inNamespace(test.getMetadata().getNamespace())
            .withName(name)
            .get();
    if (run == null) {
      return new ProofRun.Absent();
    }
    LoadTestRunStatus status = run.getStatus();
    return status == null || status.verdict() == null
        ? new ProofRun.GoesOn()
        : new ProofRun.Ended(status.verdict(), status.classification(), status.message());
  }
}
