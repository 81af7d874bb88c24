package dev.loadtest.controller.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.controller.manifest.PlanConfigMap;
import dev.loadtest.core.status.Condition;
import dev.loadtest.core.status.Phase;
import dev.loadtest.core.summary.ExitReason;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;

/** A namespace with operators in it, and what a test looks at and plays there. */
final class World implements AutoCloseable {
  final NamespacedKubernetesClient client;
  final FakeRunnerLogs logs = new FakeRunnerLogs();
  final AdjustableClock clock = new AdjustableClock();
  final ApiRequests requests = new ApiRequests();
  final Faults faults = new Faults();
  final Kubelet kubelet;
  private final List<RunningOperator> operators = new ArrayList<>();

  private final Outside outside;

  private World(NamespacedKubernetesClient client, Outside outside) {
    this.client = client;
    this.outside = outside;
    this.kubelet = new Kubelet(client, logs);
  }

  static World with(NamespacedKubernetesClient client) {
    return with(client, Outside.usual());
  }

  /** With what operators may talk to besides the API server. */
  static World with(NamespacedKubernetesClient client, Outside outside) {
    var world = new World(client, outside);
    world.serviceAccount();
    world.startOperator();
    return world;
  }

  /** Pods are not admitted without one, and no controller makes it here. */
  private void serviceAccount() {
    try {
      client
          .resource(
              new ServiceAccountBuilder()
                  .withNewMetadata()
                  .withName("default")
                  .endMetadata()
                  .build())
          .create();
    } catch (KubernetesClientException e) {
      assertThat(e.getCode()).isEqualTo(409);
    }
  }

  void startOperator() {
    operators.add(
        RunningOperator.start(
            withoutRetries(), client.getNamespace(), logs, clock, outside, requests, faults));
  }

  /** What the client repeats by itself would hide how the operator takes a fault. */
  private Config withoutRetries() {
    return new ConfigBuilder(client.getConfiguration()).withRequestRetryBackoffLimit(0).build();
  }

  void stopOperators() {
    operators.forEach(RunningOperator::close);
    operators.clear();
  }

  void restart() {
    stopOperators();
    startOperator();
  }

  /** Also checks what the operators have asked for against what the chart grants them. */
  @Override
  public void close() {
    stopOperators();
    faults.close();
    assertThat(requests.notGranted()).as("requests that the chart does not allow").isEmpty();
  }

  // What people do

  LoadTest test(String name, String spec) {
    apply("LoadTest", name, spec);
    return test(name);
  }

  LoadTestRun run(String name, String spec) {
    apply("LoadTestRun", name, spec);
    return run(name);
  }

  /** As it is written: our own classes would leave out what they do not know. */
  private void apply(String kind, String name, String spec) {
    String yaml =
        "apiVersion: loadtest.dev/v1alpha1\nkind: %s\nmetadata: {name: %s}\nspec: %s"
            .formatted(kind, name, spec);
    client
        .resource(
            client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class))
        .forceConflicts()
        .serverSideApply();
  }

  void annotate(HasMetadata object, String annotation, String value) {
    client
        .resource(object)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"annotations\":{\"%s\":\"%s\"}}}".formatted(annotation, value));
  }

  // What is seen

  static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50));
  }

  /** Long enough for several looks of the operator. */
  static void pause() {
    try {
      Thread.sleep(1200);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  List<LoadTestRun> runs() {
    return client.resources(LoadTestRun.class).list().getItems().stream()
        .sorted(Comparator.comparing(r -> r.getMetadata().getName()))
        .toList();
  }

  LoadTestRun onlyRun() {
    return soon().until(this::runs, r -> r.size() == 1).getFirst();
  }

  LoadTestRun run(String name) {
    return client.resources(LoadTestRun.class).withName(name).get();
  }

  LoadTest test(String name) {
    return client.resources(LoadTest.class).withName(name).get();
  }

  List<Job> jobs() {
    return client.batch().v1().jobs().list().getItems();
  }

  Optional<Job> job(LoadTestRun run) {
    return jobs().stream()
        .filter(
            j ->
                run.getMetadata()
                    .getName()
                    .equals(j.getMetadata().getAnnotations().get(Labels.RUN_NAME)))
        .findFirst();
  }

  /** The Job of an attempt. */
  Job awaitJob(LoadTestRun run, int attempt) {
    String number = Integer.toString(attempt);
    return soon()
        .until(
            () ->
                jobs().stream()
                    .filter(j -> number.equals(j.getMetadata().getLabels().get(Labels.ATTEMPT)))
                    .filter(
                        j ->
                            run.getMetadata()
                                .getUid()
                                .equals(j.getMetadata().getOwnerReferences().getFirst().getUid()))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  Job awaitJob(LoadTestRun run) {
    return soon().until(() -> job(run), Optional::isPresent).orElseThrow();
  }

  LoadTestRun awaitRun(LoadTestRun run, Predicate<LoadTestRun> condition) {
    return soon()
        .until(
            () -> run(run.getMetadata().getName()),
            r -> r.getStatus() != null && condition.test(r));
  }

  LoadTestRun awaitPhase(LoadTestRun run, Phase phase) {
    return awaitRun(run, r -> r.getStatus().phase() == phase);
  }

  LoadTestRun awaitReason(LoadTestRun run, String reason) {
    return awaitRun(run, r -> reason.equals(r.getStatus().reason()));
  }

  /** The run with its label, after everything was written. */
  LoadTestRun awaitEnd(LoadTestRun run) {
    return awaitRun(
        run,
        r ->
            r.getMetadata().getLabels() != null
                && r.getMetadata().getLabels().containsKey(Labels.FINISHED));
  }

  String nonce(Job job) {
    String plan = job.getMetadata().getName() + "-plan";
    try {
      String json = client.configMaps().withName(plan).get().getData().get(PlanConfigMap.PLAN);
      return new ObjectMapper().readTree(json).path("nonce").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  List<String> eventReasons(String about) {
    return client.events().v1().events().list().getItems().stream()
        .filter(e -> e.getRegarding().getName().equals(about))
        .map(Event::getReason)
        .sorted()
        .toList();
  }

  static Map<String, String> conditions(List<Condition> conditions) {
    return conditions.stream().collect(Collectors.toMap(Condition::type, c -> c.status().name()));
  }

  /** Plays an attempt of which so many of 100 requests fail in each runner. */
  Job attempt(LoadTestRun run, int attempt, long failed) {
    Job job = awaitJob(run, attempt);
    kubelet.start(job, nonce(job));
    kubelet.end(job, nonce(job), failed, ExitReason.None);
    return job;
  }

  /** No quota controller here: the test counts. */
  void quota(String resource) {
    var none = Map.of(resource, new Quantity("0"));
    client
        .resource(
            new ResourceQuotaBuilder()
                .withNewMetadata()
                .withName("tight")
                .endMetadata()
                .withNewSpec()
                .withHard(none)
                .endSpec()
                .build())
        .create();
    client
        .resourceQuotas()
        .withName("tight")
        .editStatus(
            q ->
                new ResourceQuotaBuilder(q)
                    .withNewStatus()
                    .withHard(none)
                    .withUsed(none)
                    .endStatus()
                    .build());
    pause();
  }

  /** Plays a whole run of one or more runners that all end well. */
  LoadTestRun pass(LoadTestRun run) {
    Job job = awaitJob(run);
    kubelet.start(job, nonce(job));
    kubelet.end(job, nonce(job), 0, ExitReason.None);
    return awaitEnd(run);
  }
}
