package dev.loadtest.controller.client;

import static dev.loadtest.controller.client.FakePrometheus.json;
import static dev.loadtest.controller.client.FakePrometheus.series;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.controller.client.FakePrometheus.Behaviour;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PrometheusTest {
  private static final Instant FROM = Instant.ofEpochMilli(1_700_000_000_250L);
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  @Test
  void theFirstSeriesIsRead() {
    try (var server = new FakePrometheus(series(1_700_000_000, "1.5", "NaN", "+Inf", "3e1"))) {
      assertThat(ask(server.address(), Optional.empty()))
          .isEqualTo(
              new RangeAnswer.Series(
                  Arrays.asList(
                      new RangeAnswer.Point(Instant.ofEpochMilli(1_700_000_000_500L), 1.5),
                      new RangeAnswer.Point(Instant.ofEpochMilli(1_700_000_003_500L), 30))));
      var asked = server.asked.getFirst();
      assertThat(asked.path()).isEqualTo("/api/v1/query_range");
      assertThat(asked.parameters())
          .containsEntry("query", "sum(rate(a{b=\"c&d\"}[1m])) + 1")
          .containsEntry("start", "1700000000.250")
          .containsEntry("end", "1700000060.250")
          .containsEntry("step", "5.000")
          .containsEntry("limit", "1");
      assertThat(asked.authorization()).isNull();
    }
  }

  @Test
  void aPrefixIsKeptAndTheTokenIsReadAfreshForEachQuestion(@TempDir Path folder)
      throws IOException {
    Path token = folder.resolve("token");
    try (var server = new FakePrometheus(series(0, "1"))) {
      URI base = URI.create(server.address() + "/select/0/prometheus/");
      Files.writeString(token, "first\n");
      ask(base, Optional.of(token));
      Files.writeString(token, "second\n");
      ask(base, Optional.of(token));
      assertThat(server.asked)
          .extracting(FakePrometheus.Asked::authorization)
          .containsExactly("Bearer first", "Bearer second");
      assertThat(server.asked.getFirst().path())
          .isEqualTo("/select/0/prometheus/api/v1/query_range");
      Files.writeString(token, "a\nb");
      assertThat(why(ask(base, Optional.of(token))))
          .isEqualTo("its address or token is no such thing");
      Files.delete(token);
      assertThat(why(ask(base, Optional.of(token))))
          .isEqualTo("not reachable: NoSuchFileException");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("troubles")
  void troubleIsAnAnswerToo(String name, Behaviour behaviour, String why) {
    try (var server = new FakePrometheus(behaviour)) {
      Instant before = Instant.now();
      assertThat(why(ask(server.address(), Optional.empty()))).isEqualTo(why);
      assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(3));
    }
  }

  static Stream<Arguments> troubles() {
    String foreign = "the answer is not one of Prometheus' query API";
    String result = "{\"status\":\"success\",\"data\":{\"resultType\":\"%s\",\"result\":%s}}";
    return Stream.of(
        Arguments.of("no series", json(200, result.formatted("matrix", "[]")), "no series"),
        Arguments.of("only NaN", series(0, "NaN", "-Inf"), "no values"),
        Arguments.of(
            "a broken pair",
            json(200, result.formatted("matrix", "[{\"values\":[[1],[\"x\",\"1\"],[1,\"x\"],7]}]")),
            "no values"),
        Arguments.of("a vector", json(200, result.formatted("vector", "[]")), foreign),
        Arguments.of("a page", json(200, "<html>Sign in</html>"), foreign),
        Arguments.of("nothing", json(200, ""), foreign),
        Arguments.of("a cut answer", json(200, "{\"status\":\"success\",\"data\":{"), foreign),
        Arguments.of("another JSON", json(200, "[1, 2]"), foreign),
        Arguments.of("a deep one", json(200, "[".repeat(100_000)), foreign),
        Arguments.of(
            "a bad query",
            json(
                400,
                "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"1:5:\\n oops\"}"),
            "HTTP 400: bad_data 1:5: oops"),
        Arguments.of(
            "a long message",
            json(422, "{\"errorType\":\"execution\",\"error\":\"" + "x".repeat(5000) + "\"}"),
            "HTTP 422: execution " + "x".repeat(190) + "..."),
        Arguments.of("no right", json(403, "Forbidden"), "HTTP 403"),
        Arguments.of("down", json(503, "{}"), "HTTP 503"),
        Arguments.of(
            "a redirect",
            (Behaviour)
                exchange -> {
                  exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
                  exchange.sendResponseHeaders(302, -1);
                },
            "HTTP 302: redirects are not followed"),
        Arguments.of("slow headers", (Behaviour) exchange -> pause(2500), "no answer within 1 s"),
        Arguments.of(
            "a slow body",
            (Behaviour)
                exchange -> {
                  exchange.sendResponseHeaders(200, 1000);
                  exchange.getResponseBody().write('{');
                  exchange.getResponseBody().flush();
                  pause(2500);
                },
            "no answer within 1 s"),
        Arguments.of(
            "a huge body",
            (Behaviour)
                exchange -> {
                  exchange.sendResponseHeaders(200, 0);
                  for (int i = 0; i < 64; i++) {
                    exchange.getResponseBody().write(new byte[1 << 20]);
                  }
                },
            "the answer is larger than 1024 KiB"),
        Arguments.of(
            "a connection that breaks",
            (Behaviour)
                exchange -> {
                  exchange.sendResponseHeaders(200, 1000);
                  exchange.close();
                },
            "not reachable: IOException"));
  }

  @Test
  void nobodyThereIsAnAnswerToo() {
    assertThat(why(ask(URI.create("http://127.0.0.1:1"), Optional.empty())))
        .isEqualTo("not reachable: ConnectException");
  }

  private static RangeAnswer ask(URI base, Optional<Path> token) {
    return new Prometheus(base, token, TIMEOUT)
        .range(
            "sum(rate(a{b=\"c&d\"}[1m])) + 1", FROM, FROM.plusSeconds(60), Duration.ofSeconds(5));
  }

  private static String why(RangeAnswer answer) {
    return answer instanceof RangeAnswer.None(String why) ? why : answer.toString();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
