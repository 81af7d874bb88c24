package dev.loadtest.controller.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * The one Prometheus that an installation names. Whatever it does, a question costs at most its
 * time-out and 1 MiB, and has an answer: trouble is a {@link RangeAnswer.None}. Redirects are not
 * followed: they would take the token elsewhere.
 */
public final class Prometheus {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** Unit: bytes. */
  private static final int LARGEST = 1 << 20;

  private final URI base;
  private final Optional<Path> token;
  private final Duration timeout;
  private final HttpClient http;

  /**
   * @param base its address, with its path prefix if it has one
   * @param token the file with its bearer token, read for each question: mounted Secrets change
   */
  public Prometheus(URI base, Optional<Path> token) {
    this(base, token, TIMEOUT);
  }

  Prometheus(URI base, Optional<Path> token, Duration timeout) {
    this.base = base;
    this.token = token;
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  /** Asks for the values of a PromQL query between two times, one for each step. */
  public RangeAnswer range(String query, Instant from, Instant until, Duration step) {
    try {
      var answer = BoundedExchange.send(http, request(query, from, until, step), LARGEST, timeout);
      return RangeJson.read(answer.statusCode(), answer.body());
    } catch (TimeoutException late) {
      return new RangeAnswer.None("no answer within %d s".formatted(timeout.toSeconds()));
    } catch (BoundedBody.TooLarge large) {
      return new RangeAnswer.None(large.getMessage());
    } catch (IOException unreachable) {
      // Messages of the JDK's client may be absent, or name addresses.
      return new RangeAnswer.None("not reachable: " + unreachable.getClass().getSimpleName());
    } catch (IllegalArgumentException unfit) {
      return new RangeAnswer.None("its address or token is no such thing");
    }
  }

  /** {@code limit} and {@code timeout} spare Prometheus what would be thrown away here. */
  private HttpRequest request(String query, Instant from, Instant until, Duration step)
      throws IOException {
    var parameters =
        Map.of(
            "query", query,
            "start", seconds(from.toEpochMilli()),
            "end", seconds(until.toEpochMilli()),
            "step", seconds(step.toMillis()),
            "timeout", seconds(timeout.toMillis()),
            "limit", "1");
    String asked =
        parameters.entrySet().stream()
            .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
            .sorted()
            .collect(Collectors.joining("&"));
    String address = base.toString().replaceFirst("/+$", "") + "/api/v1/query_range?" + asked;
    var request = HttpRequest.newBuilder(URI.create(address)).timeout(timeout);
    if (token.isPresent()) {
      request.header("Authorization", "Bearer " + Files.readString(token.get()).strip());
    }
    return request.build();
  }

  private static String seconds(long millis) {
    return "%d.%03d".formatted(millis / 1000, millis % 1000);
  }
}
