package dev.loadtest.controller.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Speaks a runner's control API (docs/runner-protocol.md). It listens on the pod's loopback only
 * and is reached through the API server, so that no network path to runners has to exist.
 */
final class RunnerControl {
  private static final int PORT = 6566;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KubernetesClient client;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  RunnerControl(KubernetesClient client) {
    this.client = client;
  }

  /** An answer: the HTTP status and the JSON body. */
  record Answer(int status, JsonNode body) {
    boolean ok() {
      return status / 100 == 2;
    }
  }

  /**
   * @throws IOException when the runner cannot be reached or does not answer in time; ask again
   */
  Answer post(Pod pod, String nonce, String verb, JsonNode body, Duration timeout)
      throws IOException {
    try (LocalPortForward forward =
        client
            .pods()
            .inNamespace(pod.getMetadata().getNamespace())
            .withName(pod.getMetadata().getName())
            .portForward(PORT)) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + forward.getLocalPort() + "/v1/" + verb))
              .timeout(timeout)
              .header("Authorization", "Bearer " + nonce)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
              .build();
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
