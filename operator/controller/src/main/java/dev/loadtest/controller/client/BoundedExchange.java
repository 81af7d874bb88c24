package dev.loadtest.controller.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request that costs at most its time and its bytes, whatever the other side does. */
public final class BoundedExchange {
  private BoundedExchange() {}

  /**
   * Sends it. The request's own time-out ends with the headers (JDK-8208693); this one counts it
   * all.
   *
   * @param limit of the body, unit: bytes
   * @throws TimeoutException the answer is not complete in time
   * @throws BoundedBody.TooLarge the body goes on beyond the limit
   * @throws IOException the other side is not reachable, or breaks off
   */
  public static HttpResponse<byte[]> send(
      HttpClient http, HttpRequest request, int limit, Duration timeout)
      throws IOException, TimeoutException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, headers -> new BoundedBody(limit));
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof java.net.http.HttpTimeoutException late) {
        throw (TimeoutException) new TimeoutException().initCause(late);
      }
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      answer.cancel(true);
    }
  }
}
