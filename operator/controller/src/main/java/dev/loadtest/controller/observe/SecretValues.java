package dev.loadtest.controller.observe;

import dev.loadtest.core.spec.SecretKey;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Reads single keys of Secrets when they are needed. Nothing is kept, and nothing is watched. */
public final class SecretValues {
  private final KubernetesClient client;

  public SecretValues(KubernetesClient client) {
    this.client = client;
  }

  /** What became of a look. */
  public sealed interface Looked {
    /** The value, which no text may show. */
    record Found(String value) implements Looked {
      @Override
      public String toString() {
        return "Found[value=***]";
      }
    }

    /** Why it is not there, a sentence part with the remedy. */
    record Missing(String why) implements Looked {}
  }

  /**
   * A key of a Secret.
   *
   * @param field the field of the spec that names it, for the sentence
   */
  public Looked look(String namespace, SecretKey ref, String field) {
    try {
      Secret secret = client.secrets().inNamespace(namespace).withName(ref.name()).get();
      return Optional.ofNullable(secret)
          .map(Secret::getData)
          .map(data -> data.get(ref.key()))
          .<Looked>map(data -> new Looked.Found(decoded(data)))
          .orElseGet(
              () ->
                  new Looked.Missing(
                      "%s: there is no Secret %s with the key %s in this namespace"
                          .formatted(field, ref.name(), ref.key())));
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
        throw e;
      }
      return new Looked.Missing(
          field + ": the operator may not read Secrets; set rbac.readSecrets in the chart");
    }
  }

  private static String decoded(String data) {
    return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8).strip();
  }
}
