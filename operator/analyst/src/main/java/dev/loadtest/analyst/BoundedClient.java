package dev.loadtest.analyst;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.loadtest.analyst.Outcome.Failure;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends LangChain4j's requests to one place and nowhere else, follows no redirects, reads so many
 * bytes and no more, and is over by the deadline even if the server sends a byte a second.
 */
final class BoundedClient implements HttpClient, AutoCloseable {
  /** An answer of 8000 tokens takes a tenth of that. Unit: bytes. */
  static final int LONGEST_ANSWER = 512 * 1024;

  private static final int LONGEST_BODY_OF_ERROR = 4096;
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final Origin place;
  private final Deadline deadline;
  private final java.net.http.HttpClient http;

  BoundedClient(Origin place, Deadline deadline) {
    this.place = place;
    this.deadline = deadline;
    this.http =
        java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    HttpResponse<byte[]> response =
        received(http.sendAsync(of(request), i -> new BoundedBody(LONGEST_ANSWER)));
    String body = new String(response.body(), StandardCharsets.UTF_8);
    if (response.statusCode() / 100 != 2) {
      throw CallFailed.of(
          response.statusCode(),
          body.substring(0, Math.min(body.length(), LONGEST_BODY_OF_ERROR)),
          RetryAfter.of(response.headers()));
    }
    return SuccessfulHttpResponse.builder()
        .statusCode(response.statusCode())
        .headers(response.headers().map())
        .body(body)
        .build();
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("answers are read as a whole");
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private java.net.http.HttpRequest of(HttpRequest request) {
    URI uri = URI.create(request.url());
    if (!Origin.of(uri).equals(place)) {
      throw CallFailed.without(Failure.AddressNotAllowed);
    }
    var made =
        java.net.http.HttpRequest.newBuilder(uri)
            .method(
                request.method().name(),
                java.net.http.HttpRequest.BodyPublishers.ofString(request.body()));
    request.headers().forEach((name, values) -> values.forEach(v -> made.header(name, v)));
    return made.setHeader("User-Agent", "loadtest-operator").build();
  }

  private HttpResponse<byte[]> received(CompletableFuture<HttpResponse<byte[]>> response) {
    try {
      return response.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      response.cancel(true);
      throw CallFailed.without(Failure.Timeout);
    } catch (InterruptedException e) {
      response.cancel(true);
      Thread.currentThread().interrupt();
      throw CallFailed.without(Failure.Timeout);
    } catch (ExecutionException e) {
      throw failed(e);
    }
  }

  private static CallFailed failed(ExecutionException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CallFailed failed) {
        return failed;
      }
    }
    return CallFailed.without(Failure.Unreachable);
  }
}
