package dev.loadtest.controller.cluster;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the API server comes from, first match: a given kubeconfig, given binaries, kube-api-test's
 * own download.
 */
final class ServerSource {
  static final String HOW_TO_ENABLE =
      "These tests need a Kubernetes API server: set KUBE_BIN_DIR to a folder with etcd,"
          + " kube-apiserver and kubectl, or KUBECONFIG_UNDER_TEST to the kubeconfig of a cluster"
          + " that may be changed.";

  /** No server can be had here. */
  static final class Unavailable extends Exception {
    Unavailable(Throwable cause) {
      super(String.valueOf(cause.getMessage()), cause);
    }
  }

  private ServerSource() {}

  static String kubeconfig() throws Unavailable {
    try {
      Optional<String> given = environment("KUBECONFIG_UNDER_TEST");
      return given.isPresent() ? Files.readString(Path.of(given.get())) : started();
    } catch (IOException | RuntimeException e) {
      throw new Unavailable(e);
    }
  }

  /** The folder with etcd, kube-apiserver and kubectl, where it was given. */
  static Optional<Path> binaries() {
    return environment("KUBE_BIN_DIR").map(Path::of);
  }

  /**
   * Starts the server. KUBE_API_TEST_OFFLINE_MODE must not be set (Fabric8 7.5 fails to read it);
   * with binaries in the folder nothing is downloaded anyway.
   */
  private static String started() throws IOException {
    var config = KubeAPIServerConfigBuilder.anAPIServerConfig().withUpdateKubeConfig(false);
    Optional<Path> folder = environment("KUBE_API_TEST_DIR").map(Path::of);
    if (folder.isEmpty() && binaries().isPresent()) {
      folder = Optional.of(BinaryLayout.of(binaries().get()));
    }
    folder.ifPresent(f -> config.withTestDir(f.toString()).withOfflineMode(true));
    var server = new KubeAPIServer(config.build());
    // A JVM that ends without stop() leaves etcd and the API server behind.
    var hook = new Thread(server::stop, "stop-api-server");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      server.start();
    } catch (RuntimeException e) {
      Runtime.getRuntime().removeShutdownHook(hook); // nothing runs that could be stopped
      throw e;
    }
    return server.getKubeConfigYaml();
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(v -> !v.isBlank());
  }
}
