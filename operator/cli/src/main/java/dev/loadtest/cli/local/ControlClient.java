package dev.loadtest.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Speaks the control API of runners on this machine. Source: docs/runner-protocol.md, Control API.
 */
final class ControlClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String nonce;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .proxy(ProxySelector.of(null)) // loopback: a proxy of the shell must not see the nonce
          .build();

  ControlClient(String nonce) {
    this.nonce = nonce;
  }

  /** An answer: the HTTP status and the JSON body. */
  record Answer(int status, JsonNode body) {
    boolean ok() {
      return status / 100 == 2;
    }
  }

  static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }

  /**
   * @throws IOException when the runner does not answer in time; ask again, every verb can be
   *     repeated
   */
  Answer post(int port, String verb, JsonNode body, Duration timeout) throws IOException {
    return send(
        request(port, verb, timeout)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  /** As {@link #post}, for {@code GET /v1/state}. */
  Answer state(int port, Duration timeout) throws IOException {
    return send(request(port, "state", timeout).GET());
  }

  private HttpRequest.Builder request(int port, String verb, Duration timeout) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/" + verb))
        .timeout(timeout)
        .header("Authorization", "Bearer " + nonce);
  }

  private Answer send(HttpRequest.Builder request) throws IOException {
    try {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
