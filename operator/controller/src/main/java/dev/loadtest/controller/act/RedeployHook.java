package dev.loadtest.controller.act;

import dev.loadtest.controller.client.BoundedBody;
import dev.loadtest.controller.client.BoundedExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Calls a redeploy hook: one POST request, at addresses of the operator's list only. The address is
 * a secret: no sentence shows it.
 */
public final class RedeployHook {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Set<String> SCHEMES = Set.of("http", "https");

  /** Unit: bytes. */
  private static final int LARGEST = 1 << 16;

  private final Set<String> allowed;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(TIMEOUT)
          .build();

  /**
   * @param allowed addresses of which scheme, host and port count
   * @throws IllegalArgumentException for what is no such address; tell the administrator
   */
  public RedeployHook(List<String> allowed) {
    this.allowed =
        allowed.stream()
            .map(
                address ->
                    origin(address)
                        .orElseThrow(
                            () ->
                                new IllegalArgumentException(
                                    "webhooks.allowed: write scheme, host and port, e.g."
                                        + " https://deploy.example.com")))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Calls it. A repetition after a crash has the same {@code Idempotency-Key}.
   *
   * @param remedy id of the remedy
   * @return what went wrong, a sentence part; empty when it was taken
   */
  public Optional<String> call(String address, String namespace, String test, String remedy) {
    Optional<String> origin = origin(address);
    if (origin.isEmpty()) {
      return Optional.of("the Secret of remediation.webhook holds no http(s) address");
    }
    if (!allowed.contains(origin.get())) {
      return Optional.of(
          "the address of remediation.webhook is not on the operator's list; its administrator can"
              + " add it (webhooks.allowed in the chart)");
    }
    try {
      int status =
          BoundedExchange.send(http, request(address, namespace, test, remedy), LARGEST, TIMEOUT)
              .statusCode();
      return status >= 200 && status < 300
          ? Optional.empty()
          : Optional.of("the webhook answered with status " + status);
    } catch (TimeoutException late) {
      return Optional.of("the webhook did not answer within %d s".formatted(TIMEOUT.toSeconds()));
    } catch (BoundedBody.TooLarge large) {
      return Optional.empty(); // it was taken; what it says is of no interest
    } catch (IOException | IllegalArgumentException unreachable) {
      return Optional.of("the webhook is not reachable");
    }
  }

  private static HttpRequest request(String address, String namespace, String test, String remedy) {
    String body =
        "{\"namespace\":\"%s\",\"loadTest\":\"%s\",\"remedy\":\"%s\"}"
            .formatted(namespace, test, remedy);
    return HttpRequest.newBuilder(URI.create(address))
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", remedy)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static Optional<String> origin(String address) {
    try {
      URI uri = URI.create(address.strip());
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      if (!SCHEMES.contains(scheme) || uri.getHost() == null || uri.getRawUserInfo() != null) {
        return Optional.empty();
      }
      int port = uri.getPort() > 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
      return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
