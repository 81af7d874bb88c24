package dev.loadtest.cli.cluster;

import dev.loadtest.cli.MissingInput;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a cluster is and which of its namespaces is meant, as kubectl finds it. */
public record ClusterAccess(
    Optional<Path> kubeconfig, Optional<String> context, Optional<String> namespace) {

  /** The same, with the namespace that a manifest names where the command line names none. */
  public ClusterAccess orNamespace(String manifest) {
    return namespace.isPresent() || manifest.isEmpty()
        ? this
        : new ClusterAccess(kubeconfig, context, Optional.of(manifest));
  }

  /**
   * @throws MissingInput when the kubeconfig or the context is not there
   */
  public KubernetesClient connect() {
    kubeconfig
        .filter(file -> !Files.isReadable(file))
        .ifPresent(
            file -> {
              throw new MissingInput("the kubeconfig " + file + " cannot be read");
            });
    Config config =
        kubeconfig
            .map(file -> Config.fromKubeconfig(context.orElse(null), text(file), file.toString()))
            .orElseGet(() -> Config.autoConfigure(context.orElse(null)));
    context
        .filter(
            name ->
                config.getCurrentContext() == null
                    || !name.equals(config.getCurrentContext().getName()))
        .ifPresent(
            name -> {
              throw new MissingInput("there is no context " + name + " in the kubeconfig");
            });
    namespace.ifPresent(config::setNamespace);
    if (config.getNamespace() == null) {
      config.setNamespace("default");
    }
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new MissingInput("the kubeconfig " + file + " cannot be read: " + e.getMessage());
    }
  }
}
