package dev.loadtest.controller.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.controller.client.Calls;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.controller.manifest.ReleaseTimes;
import dev.loadtest.core.lifecycle.Failure;
import dev.loadtest.core.lifecycle.FailureReason;
import dev.loadtest.core.summary.ExitReason;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Tells held runners to set up, to go, to stop and to tear down. Pods come ordered by index. */
public final class RunnerCommands {
  private static final Duration QUICK = Duration.ofSeconds(5);

  private final KubernetesClient client;
  private final RunnerControl control;
  private final Clock clock;

  public RunnerCommands(KubernetesClient client, Clock clock) {
    this.client = client;
    this.control = new RunnerControl(client);
    this.clock = clock;
  }

  /**
   * Runs setup() on the first runner, gives its data to all and lets them go at once; notes time
   * and skew on the Job.
   *
   * @param setupTimeout how long setup() may take
   * @return why it failed, if setup() failed
   * @throws IOException when a runner could not be reached; ask again, a released runner takes no
   *     harm
   */
  public Optional<Failure> release(Job job, List<Pod> pods, String nonce, Duration setupTimeout)
      throws IOException {
    var answer = control.post(pods.getFirst(), nonce, "setup", empty(), setupTimeout);
    if (!answer.ok()) {
      return Optional.of(setupFailure(answer.body()));
    }
    ObjectNode body = empty().set("setupData", answer.body().path("data"));
    note(job, new ReleaseTimes(toAll(pods, nonce, "release", body)));
    return Optional.empty();
  }

  /**
   * Stops the load on every runner that still sends some; one that has just ended cannot answer,
   * and need not.
   */
  public void stop(List<Pod> running, String nonce, String reason) {
    try {
      toAll(running, nonce, "stop", empty().put("reason", reason));
    } catch (IOException unreachable) {
      // looked at again, and stopped again if it still runs
    }
  }

  /**
   * Asks for teardown(); the runner goes on with it, and ends, whether or not its answer arrives.
   */
  public void teardown(Pod first, String nonce) {
    try {
      control.post(first, nonce, "teardown", empty(), QUICK);
    } catch (IOException unanswered) {
      // looked at again, and asked again if it still waits
    }
  }

  /** Posts to all pods in parallel; the times of the answers by this clock. Unit: epoch ms. */
  private List<Long> toAll(List<Pod> pods, String nonce, String verb, JsonNode body)
      throws IOException {
    try (ExecutorService threads = Calls.atOnce(pods.size())) {
      List<Future<Long>> answers =
          pods.stream()
              .map(
                  pod ->
                      threads.submit(
                          () -> {
                            control.post(pod, nonce, verb, body, QUICK);
                            return clock.millis();
                          }))
              .toList();
      var times = new ArrayList<Long>();
      for (Future<Long> answer : answers) {
        times.add(answer.get());
      }
      return times;
    } catch (ExecutionException e) {
      throw new IOException("a runner did not answer to " + verb, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void note(Job job, ReleaseTimes times) {
    client
        .resource(job)
        .edit(
            j ->
                new JobBuilder(j)
                    .editMetadata()
                    .addToAnnotations(Labels.RELEASED, times.toString())
                    .endMetadata()
                    .build());
  }

  private static Failure setupFailure(JsonNode body) {
    return new Failure(
        FailureReason.of(ExitReason.ofProtocol(body.path("reason").asText("SetupFailed")))
            .orElse(FailureReason.SetupFailed),
        body.path("message").asText("setup() failed"));
  }

  private static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }
}
