package dev.loadtest.controller.boot;

import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.api.LoadTestRun;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.Operator;

/** Loads the classes of a start without a cluster, for the AOT cache of the image. */
final class Training {
  private Training() {}

  static void run(KubernetesClient client) {
    new Operator(c -> c.withKubernetesClient(client).withCloseClientOnStop(false));
    try {
      client.resources(LoadTest.class).inAnyNamespace().list();
      client.resources(LoadTestRun.class).inAnyNamespace().list();
    } catch (KubernetesClientException expected) {
      // there is no cluster while the image is built
    }
  }
}
