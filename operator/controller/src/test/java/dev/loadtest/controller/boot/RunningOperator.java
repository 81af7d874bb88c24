package dev.loadtest.controller.boot;

import dev.loadtest.controller.manifest.RunnerDefaults;
import dev.loadtest.controller.observe.RunnerLogs;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.javaoperatorsdk.operator.Operator;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Executors;

/** The operator as {@link OperatorService} starts it, for one namespace. */
final class RunningOperator implements AutoCloseable {
  private final KubernetesClient client;
  private final Operator operator;

  private RunningOperator(KubernetesClient client, Operator operator) {
    this.client = client;
    this.operator = operator;
  }

  static RunningOperator start(
      Config config,
      String namespace,
      RunnerLogs logs,
      Clock clock,
      Outside outside,
      Interceptor... interceptors) {
    KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(config)
            .withHttpClientBuilderConsumer(
                http ->
                    Arrays.stream(interceptors)
                        .forEach(i -> http.addOrReplaceInterceptor(i.getClass().getName(), i)))
            .build();
    var operator =
        new Operator(
            c ->
                c.withKubernetesClient(client)
                    .withCloseClientOnStop(false)
                    .withExecutorService(Executors.newVirtualThreadPerTaskExecutor())
                    .checkingCRDAndValidateLocalModel(false)
                    .withReconciliationTerminationTimeout(Duration.ofSeconds(2)));
    var assembly =
        Assembly.of(
            client, logs, new RunnerDefaults("runner:1", "IfNotPresent"), "it", clock, outside);
    operator.register(assembly.tests(), c -> OperatorService.watching(c, Set.of(namespace)));
    operator.register(assembly.runs(), c -> OperatorService.watching(c, Set.of(namespace)));
    operator.start();
    return new RunningOperator(client, operator);
  }

  @Override
  public void close() {
    operator.stop();
    client.close();
  }
}
