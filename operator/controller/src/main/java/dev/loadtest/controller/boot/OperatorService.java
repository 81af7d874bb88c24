package dev.loadtest.controller.boot;

import dev.loadtest.controller.act.SpentKeeper;
import dev.loadtest.controller.client.Prometheus;
import dev.loadtest.controller.manifest.RunnerDefaults;
import dev.loadtest.controller.observe.ApiRunnerLogs;
import dev.loadtest.controller.observe.evidence.PrometheusReadings;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.javaoperatorsdk.operator.processing.retry.Retry;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * Starts and stops the operator inside Quarkus. Every reconciliation has a virtual thread of its
 * own: reading logs there blocks nothing but the run it belongs to.
 */
@ApplicationScoped
public class OperatorService {
  private static final Duration TERMINATION = Duration.ofSeconds(5);

  /** JOSDK, {@code GenericRetryExecution}: any negative number. */
  private static final int UNLIMITED = -1;

  private final KubernetesClient client;
  private final MeterRegistry registry;
  private final Settings settings;
  private Operator operator;

  OperatorService(KubernetesClient client, MeterRegistry registry, Settings settings) {
    this.client = client;
    this.registry = registry;
    this.settings = settings;
  }

  void start(@Observes StartupEvent event) {
    if (settings.training()) {
      Training.run(client);
      Quarkus.asyncExit(0);
      return;
    }
    operator = new Operator(this::configure);
    var assembly =
        Assembly.of(
            client,
            new ApiRunnerLogs(client),
            new RunnerDefaults(settings.runner().image(), settings.runner().imagePullPolicy()),
            settings.instance(),
            Clock.systemUTC(),
            Outside.of(
                settings,
                readings(settings.prometheus()),
                new SpentKeeper(client),
                new CountedQuestions(registry)));
    Set<String> namespaces = settings.namespaces().<Set<String>>map(HashSet::new).orElse(Set.of());
    operator.register(assembly.tests(), c -> watching(c, namespaces));
    operator.register(assembly.runs(), c -> watching(c, namespaces));
    operator.start();
  }

  void stop(@Observes ShutdownEvent event) {
    if (operator != null) {
      operator.stop();
    }
  }

  /** Whether all informers are synced and reconcilers run, or this instance waits to lead. */
  boolean ready() {
    return settings.training() || (operator != null && operator.getRuntimeInfo().isStarted());
  }

  private void configure(ConfigurationServiceOverrider config) {
    config
        .withKubernetesClient(client)
        .withCloseClientOnStop(false)
        .withExecutorService(Executors.newVirtualThreadPerTaskExecutor())
        .withMetrics(MicrometerMetrics.withoutPerResourceMetrics(registry))
        .checkingCRDAndValidateLocalModel(false)
        .withReconciliationTerminationTimeout(TERMINATION);
    if (settings.leader().election()) {
      config.withLeaderElectionConfiguration(
          LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration("loadtest-operator")
              .withLeaseNamespace(settings.leader().namespace())
              .withIdentity(settings.instance())
              .build());
    }
  }

  /**
   * A run must come to its end however long the API server is away: retries go on, at most 10 s
   * apart.
   */
  private static Retry patiently() {
    return new GenericRetry()
        .setInitialInterval(500)
        .setIntervalMultiplier(1.5)
        .setMaxInterval(10_000)
        .setMaxAttempts(UNLIMITED);
  }

  private static PrometheusReadings readings(Settings.Prometheus settings) {
    return new PrometheusReadings(
        settings.url().map(url -> new Prometheus(url, settings.tokenFile())),
        settings.allowQueries());
  }

  static <P extends HasMetadata> void watching(
      ControllerConfigurationOverrider<P> config, Set<String> namespaces) {
    config.withRetry(patiently());
    if (!namespaces.isEmpty()) {
      config.settingNamespaces(namespaces);
    }
  }
}
