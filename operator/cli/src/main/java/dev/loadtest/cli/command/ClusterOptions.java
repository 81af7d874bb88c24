package dev.loadtest.cli.command;

import dev.loadtest.cli.cluster.ClusterAccess;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Which cluster, if any: any of these options, or the name kubectl-loadtest, leaves this machine.
 */
final class ClusterOptions {
  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "Use the cluster of this kubeconfig.")
  Path kubeconfig;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "Use the cluster of this context.")
  String context;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      description = "Use this namespace of the cluster (default: the context's).")
  String namespace;

  Optional<ClusterAccess> access() {
    boolean plugin = System.getProperty("loadtest.name", "").startsWith("kubectl");
    return plugin || kubeconfig != null || context != null || namespace != null
        ? Optional.of(
            new ClusterAccess(
                Optional.ofNullable(kubeconfig),
                Optional.ofNullable(context),
                Optional.ofNullable(namespace)))
        : Optional.empty();
  }
}
