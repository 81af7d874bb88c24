package dev.loadtest.controller.observe;

import dev.loadtest.controller.manifest.ScriptFiles;
import dev.loadtest.core.spec.ScriptSource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the object that holds the script is there, and the script in it. Read by name, never
 * watched.
 */
final class ScriptCheck {
  private final KubernetesClient client;

  ScriptCheck(KubernetesClient client) {
    this.client = client;
  }

  /** What is missing, in words; empty when all is there, or when the operator may not look. */
  Optional<String> missing(ScriptSource source, String namespace) {
    return ScriptFiles.of(source).flatMap(files -> missing(files, namespace));
  }

  private Optional<String> missing(ScriptFiles files, String namespace) {
    try {
      Optional<Set<String>> keys = keys(files, namespace);
      if (keys.isEmpty()) {
        return Optional.of("there is no %s %s".formatted(files.kind(), files.name()));
      }
      boolean checkable = !files.kind().equals("PersistentVolumeClaim");
      return checkable && !keys.get().contains(files.file())
          ? Optional.of(
              "%s %s has no key %s, only %s"
                  .formatted(files.kind(), files.name(), files.file(), keys.get()))
          : Optional.empty();
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return Optional.empty(); // the installation withholds Secrets: the kubelet will tell
      }
      throw e;
    }
  }

  private Optional<Set<String>> keys(ScriptFiles files, String namespace) {
    return switch (files.kind()) {
      case "ConfigMap" ->
          Optional.ofNullable(
                  client.configMaps().inNamespace(namespace).withName(files.name()).get())
              .map(c -> both(c.getData(), c.getBinaryData()));
      case "Secret" ->
          Optional.ofNullable(client.secrets().inNamespace(namespace).withName(files.name()).get())
              .map(s -> both(s.getData(), s.getStringData()));
      default ->
          Optional.ofNullable(
                  client
                      .persistentVolumeClaims()
                      .inNamespace(namespace)
                      .withName(files.name())
                      .get())
              .map(c -> Set.of());
    };
  }

  private static Set<String> both(Map<String, String> one, Map<String, String> two) {
    var keys = new HashSet<String>();
    Optional.ofNullable(one).map(Map::keySet).ifPresent(keys::addAll);
    Optional.ofNullable(two).map(Map::keySet).ifPresent(keys::addAll);
    return keys;
  }
}
