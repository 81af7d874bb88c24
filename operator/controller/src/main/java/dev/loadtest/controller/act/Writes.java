package dev.loadtest.controller.act;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.Optional;

/** The ways in which the operator writes: all under one field manager. */
final class Writes {
  private static final String MANAGER = "loadtest-operator";

  /** A few fields of an object that others write too. */
  static final PatchContext MERGE =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withFieldManager(MANAGER)
          .build();

  /** A change of a test's spec: told apart in its managed fields from all else that is written. */
  static final PatchContext HEAL =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON)
          .withFieldManager("loadtest-healer")
          .build();

  /** All that the operator says of an object; what it no longer says is removed. */
  static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager(MANAGER)
          .withForce(true)
          .build();

  private Writes() {}

  /** Creates an object; empty when one of its name is there already. */
  static <T extends HasMetadata> Optional<T> createIfAbsent(KubernetesClient client, T wanted) {
    try {
      return Optional.of(client.resource(wanted).create());
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /**
   * Creates an object for an owner. The name is the idempotency key: whoever finds it taken by this
   * same owner goes on with what is there.
   *
   * @throws IllegalStateException when the name is taken by another owner, or was until now
   */
  static <T extends HasMetadata> T createOrAdopt(
      KubernetesClient client, T wanted, HasMetadata owner) {
    return createIfAbsent(client, wanted).orElseGet(() -> own(client, wanted, owner));
  }

  private static <T extends HasMetadata> T own(
      KubernetesClient client, T wanted, HasMetadata owner) {
    T found = client.resource(wanted).get();
    if (found == null || !Owners.owns(owner, found)) {
      throw new IllegalStateException(
          wanted.getKind() + " " + wanted.getMetadata().getName() + " belongs to another run");
    }
    return found;
  }
}
