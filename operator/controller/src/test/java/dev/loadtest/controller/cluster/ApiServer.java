package dev.loadtest.controller.cluster;

import dev.loadtest.controller.api.CommittedCrds;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test a client of a real API server that has our CRDs, in a namespace of the test's own:
 * declare a {@link NamespacedKubernetesClient} parameter. One server per JVM; it has no
 * controllers, so no Job ever runs and nothing is garbage-collected.
 *
 * <p>Where no server can be had the tests are skipped with the way to enable them, but with {@code
 * CI=true} they fail: a build must not be green because it looked away.
 */
public final class ApiServer implements BeforeAllCallback, AfterEachCallback, ParameterResolver {
  private static final Namespace STORE = Namespace.create(ApiServer.class);

  /** The server's kubeconfig, or why there is none. */
  private sealed interface Server {
    record Running(String kubeconfig) implements Server {}

    record Missing(Exception why) implements Server {}
  }

  private static Server server;

  @Override
  public void beforeAll(ExtensionContext context) {
    switch (server()) {
      case Server.Running running -> {}
      case Server.Missing(Exception why) when isCi() ->
          throw new IllegalStateException(ServerSource.HOW_TO_ENABLE, why);
      case Server.Missing(Exception why) -> skip(why);
    }
  }

  /** Says so on standard error too: test reports hide why a class was skipped. */
  private static void skip(Exception why) {
    String reason = "Skipped. " + ServerSource.HOW_TO_ENABLE + " Reason: " + why.getMessage();
    System.err.println(reason);
    Assumptions.abort(reason);
  }

  /** The kubeconfig of the running server, for kubectl. */
  public static String kubeconfig() {
    return switch (server()) {
      case Server.Running(String kubeconfig) -> kubeconfig;
      case Server.Missing(Exception why) -> throw new IllegalStateException(why);
    };
  }

  /** The folder of the server's binaries, where kubectl is too; empty with a given kubeconfig. */
  public static Optional<Path> binaries() {
    return ServerSource.binaries();
  }

  private static synchronized Server server() {
    if (server == null) {
      server = start();
    }
    return server;
  }

  private static Server start() {
    try {
      String kubeconfig = ServerSource.kubeconfig();
      try (KubernetesClient client = client(kubeconfig)) {
        CommittedCrds.files().forEach(crd -> apply(client, crd));
      }
      return new Server.Running(kubeconfig);
    } catch (ServerSource.Unavailable e) {
      return new Server.Missing(e);
    }
  }

  private static void apply(KubernetesClient client, Path file) {
    CustomResourceDefinition crd =
        client.getKubernetesSerialization().unmarshal(CommittedCrds.read(file));
    client.resource(crd).forceConflicts().serverSideApply();
    client.resource(crd).waitUntilCondition(ApiServer::established, 20, TimeUnit.SECONDS);
    String version =
        crd.getSpec().getGroup() + "/" + crd.getSpec().getVersions().getFirst().getName();
    // Its storage may still be initializing: the client asks until it is there.
    client
        .genericKubernetesResources(version, crd.getSpec().getNames().getKind())
        .inAnyNamespace()
        .list();
  }

  private static boolean established(CustomResourceDefinition crd) {
    return crd != null
        && crd.getStatus() != null
        && crd.getStatus().getConditions() != null
        && crd.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }

  private static NamespacedKubernetesClient client(String kubeconfig) {
    return new KubernetesClientBuilder()
        .withConfig(Config.fromKubeconfig(kubeconfig))
        .build()
        .adapt(NamespacedKubernetesClient.class);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType().isAssignableFrom(NamespacedKubernetesClient.class);
  }

  @Override
  public NamespacedKubernetesClient resolveParameter(
      ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(STORE)
        .getOrComputeIfAbsent(
            context.getUniqueId(), id -> inNewNamespace(), NamespacedKubernetesClient.class);
  }

  private static NamespacedKubernetesClient inNewNamespace() {
    NamespacedKubernetesClient client = client(kubeconfig());
    String name = "test-" + UUID.randomUUID().toString().substring(0, 8);
    client
        .namespaces()
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
    return client.inNamespace(name).adapt(NamespacedKubernetesClient.class);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    var client = context.getStore(STORE).remove(context.getUniqueId(), KubernetesClient.class);
    if (client != null) {
      client.namespaces().withName(client.getNamespace()).delete();
      client.close();
    }
  }

  private static boolean isCi() {
    return "true".equals(System.getenv("CI"));
  }
}
