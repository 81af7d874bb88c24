package dev.loadtest.controller.git;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loadtest.controller.client.BoundedBody;
import dev.loadtest.controller.client.BoundedExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * Calls of one forge's API with one token. Redirects are not followed: they would take the token
 * elsewhere. What a forge in trouble did not do is tried again, a few times and for a short while.
 */
final class ForgeCalls {
  /** Unit: bytes. */
  static final int LARGEST = 2 << 20;

  /** Of one call. A forge that thinks for longer is as good as away. */
  static final Duration TIMEOUT = Duration.ofSeconds(15);

  private static final int TRIES = 3;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

  /** A gateway's complaint says nothing about whether the call was done; these may be repeated. */
  private static final Set<String> REPEATABLE = Set.of("GET", "PUT", "PATCH", "DELETE");

  /** Waits; a test does not. */
  interface Pause {
    void take(Duration time) throws InterruptedException;
  }

  private final HttpClient http;
  private final URI api;
  private final Map<String, String> headers;
  private final Refusals refusals;
  private final Duration timeout;
  private final InstantSource clock;
  private final Pause pause;

  ForgeCalls(Wire wire, URI api, Map<String, String> headers, Refusals refusals) {
    this.http = wire.http();
    this.api = api;
    this.headers = headers;
    this.refusals = refusals;
    this.timeout = wire.timeout();
    this.clock = wire.clock();
    this.pause = wire.pause();
  }

  /** What all calls have in common. */
  record Wire(HttpClient http, Duration timeout, InstantSource clock, Pause pause) {
    static Wire real() {
      return of(TIMEOUT, InstantSource.system(), Thread::sleep);
    }

    static Wire of(Duration timeout, InstantSource clock, Pause pause) {
      HttpClient http =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(timeout)
              .build();
      return new Wire(http, timeout, clock, pause);
    }
  }

  Answer get(String path) throws ForgeFailed {
    return ask("GET", path, null);
  }

  Answer post(String path, JsonNode body) throws ForgeFailed {
    return ask("POST", path, body);
  }

  Answer put(String path, JsonNode body) throws ForgeFailed {
    return ask("PUT", path, body);
  }

  Answer patch(String path, JsonNode body) throws ForgeFailed {
    return ask("PATCH", path, body);
  }

  Answer delete(String path) throws ForgeFailed {
    return ask("DELETE", path, null);
  }

  /** Answers that concern any call the same way are thrown; what is left is the caller's. */
  private Answer ask(String method, String path, JsonNode body) throws ForgeFailed {
    HttpRequest request = request(method, path, body);
    for (int tried = 1; ; tried++) {
      HttpResponse<byte[]> response = send(request);
      Optional<Duration> wait = wait(method, response, tried);
      if (wait.isEmpty()) {
        return refusals.answer(response, clock.instant());
      }
      rest(wait.get());
    }
  }

  private HttpRequest request(String method, String path, JsonNode body) {
    var request =
        HttpRequest.newBuilder(URI.create(api + "/" + path))
            .timeout(timeout)
            .header("User-Agent", "loadtest-operator");
    headers.forEach(request::header);
    if (body != null) {
      request
          .method(method, BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
          .header("Content-Type", "application/json");
    } else if (method.equals("DELETE")) {
      request.DELETE();
    }
    return request.build();
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws ForgeFailed {
    try {
      return BoundedExchange.send(http, request, LARGEST, timeout);
    } catch (TimeoutException late) {
      throw refusals.unreachable("no answer within %d s".formatted(timeout.toSeconds()));
    } catch (BoundedBody.TooLarge large) {
      throw refusals.malformed(large.getMessage());
    } catch (IOException away) {
      // Messages of the JDK's client may be absent, or name addresses.
      throw refusals.unreachable(away.getClass().getSimpleName());
    }
  }

  /** How long to wait before the next try; empty: this answer it is. */
  private Optional<Duration> wait(String method, HttpResponse<?> response, int tried) {
    int status = response.statusCode();
    Optional<Duration> asked = Waiting.asked(response.headers(), clock.instant());
    boolean again =
        switch (status) {
          case 429 -> true;
          case 403 -> asked.isPresent();
          case 503 -> asked.isPresent() || REPEATABLE.contains(method);
          case 502 -> REPEATABLE.contains(method);
          default -> false;
        };
    return again && tried < TRIES
        ? Optional.of(asked.orElse(FIRST_WAIT.multipliedBy(tried)))
            .filter(time -> time.compareTo(LONGEST_WAIT) <= 0)
        : Optional.empty();
  }

  private void rest(Duration time) throws ForgeFailed {
    try {
      pause.take(time);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw refusals.unreachable("interrupted");
    }
  }
}
