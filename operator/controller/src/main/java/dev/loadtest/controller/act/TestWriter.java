package dev.loadtest.controller.act;

import dev.loadtest.controller.api.LoadTest;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;

/** Notes on a LoadTest what was answered. Annotations only: its spec belongs to people. */
public final class TestWriter {
  private final KubernetesClient client;

  public TestWriter(KubernetesClient client) {
    this.client = client;
  }

  public void annotate(LoadTest test, String annotation, String value) {
    Object patch = Map.of("metadata", Map.of("annotations", Map.of(annotation, value)));
    client.resource(test).patch(Writes.MERGE, Serialization.asJson(patch));
  }
}
