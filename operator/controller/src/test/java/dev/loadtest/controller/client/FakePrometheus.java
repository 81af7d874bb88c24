package dev.loadtest.controller.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A server that speaks Prometheus' query_range, or does not. */
public final class FakePrometheus implements AutoCloseable {
  /** What it does with a request. */
  public interface Behaviour {
    void answer(HttpExchange exchange) throws IOException;
  }

  /** A request: its path, its parameters, its bearer token. */
  public record Asked(String path, Map<String, String> parameters, String authorization) {
    public String query() {
      return parameters.get("query");
    }
  }

  public final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  public FakePrometheus(Behaviour behaviour) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          asked.add(
              new Asked(
                  exchange.getRequestURI().getPath(),
                  parameters(exchange.getRequestURI()),
                  exchange.getRequestHeaders().getFirst("Authorization")));
          try (exchange) {
            behaviour.answer(exchange);
          }
        });
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** One series with these values, a second apart, from this time on. */
  public static Behaviour series(long from, String... values) {
    var pairs =
        java.util.stream.IntStream.range(0, values.length)
            .mapToObj(i -> "[%d.5,\"%s\"]".formatted(from + i, values[i]))
            .collect(Collectors.joining(","));
    return json(
        200,
        """
        {"status":"success","data":{"resultType":"matrix","result":[{"metric":{"pod":"a"},"values":[%s]}]}}
        """
            .formatted(pairs));
  }

  public static Behaviour json(int status, String body) {
    return exchange -> write(exchange, status, body.getBytes(StandardCharsets.UTF_8));
  }

  public static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private static Map<String, String> parameters(URI uri) {
    return uri.getRawQuery() == null
        ? Map.of()
        : Arrays.stream(uri.getRawQuery().split("&"))
            .map(p -> p.split("=", 2))
            .collect(
                Collectors.toMap(p -> p[0], p -> URLDecoder.decode(p[1], StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
