package dev.loadtest.controller.boot;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The client of the API server: from the pod's service account, or from KUBECONFIG. */
@ApplicationScoped
public class ClientProducer {

  @Produces
  @Singleton
  KubernetesClient client() {
    return new KubernetesClientBuilder()
        .withKubernetesSerialization(LeanObjects.serialization())
        .build();
  }

  void close(@Disposes KubernetesClient client) {
    client.close();
  }
}
