package dev.loadtest.controller.observe;

import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.api.LoadTestRun;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/** The tests that runs belong to, as they are now. */
public final class DefinedTests {
  private final KubernetesClient client;

  public DefinedTests(KubernetesClient client) {
    this.client = client;
  }

  /** Empty when the test was deleted. */
  public Optional<LoadTest> of(LoadTestRun run) {
    return Optional.ofNullable(
        client
            .resources(LoadTest.class)
            .inNamespace(run.getMetadata().getNamespace())
            .withName(run.getSpec().loadTestRef().name())
            .get());
  }
}
