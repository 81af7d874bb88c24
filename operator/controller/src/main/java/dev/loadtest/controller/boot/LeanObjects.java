package dev.loadtest.controller.boot;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.quarkus.kubernetes.client.KubernetesClientObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Objects are read without their managed fields: often half of an object, of no interest here, and
 * kept by the API server when an object comes back without them (Kubernetes, Server-Side Apply).
 */
@Singleton
public class LeanObjects implements KubernetesClientObjectMapperCustomizer {
  @Override
  public void customize(ObjectMapper mapper) {
    mapper.addMixIn(ObjectMeta.class, WithoutManagedFields.class);
  }

  @JsonIgnoreProperties("managedFields")
  private interface WithoutManagedFields {}
}
