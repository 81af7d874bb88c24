package dev.loadtest.controller.boot;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/**
 * Objects are read without their managed fields: often half of an object, of no interest here, and
 * kept by the API server when an object comes back without them (Kubernetes, Server-Side Apply).
 */
final class LeanObjects {
  private LeanObjects() {}

  static KubernetesSerialization serialization() {
    var mapper = new ObjectMapper();
    mapper.addMixIn(ObjectMeta.class, WithoutManagedFields.class);
    return new KubernetesSerialization(mapper, true);
  }

  @JsonIgnoreProperties("managedFields")
  private interface WithoutManagedFields {}
}
