package dev.loadtest.controller.git;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.loadtest.core.spec.PullRequestPolicy;
import dev.loadtest.core.spec.PullRequestPolicy.Provider;
import dev.loadtest.core.spec.SecretKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A forge's end of the wire: answers what a test says, and remembers what it was asked. */
final class ForgeServer implements AutoCloseable {
  static final String TOKEN = "s3cr3t-t0k3n";
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final ObjectMapper JSON = new ObjectMapper();

  /** What it does with a request. */
  interface Behaviour {
    void answer(HttpExchange exchange) throws IOException;
  }

  /** A request, its target as it was on the wire. */
  record Asked(String method, String target, Headers headers, JsonNode body) {
    String line() {
      return method + " " + target;
    }
  }

  final List<Asked> asked = new CopyOnWriteArrayList<>();
  final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final Map<String, Deque<Behaviour>> answers = new ConcurrentHashMap<>();
  private Behaviour otherwise = json(500, "{\"message\":\"the test did not expect this\"}");
  private final HttpServer server;

  ForgeServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** Answers to the same request come in turn; the last one stays. */
  ForgeServer on(String line, Behaviour... behaviours) {
    answers.computeIfAbsent(line, l -> new ArrayDeque<>()).addAll(List.of(behaviours));
    return this;
  }

  ForgeServer on(String line, int status, String body) {
    return on(line, json(status, body));
  }

  ForgeServer always(Behaviour behaviour) {
    otherwise = behaviour;
    return this;
  }

  static Behaviour json(int status, String body, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Asked request =
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders(),
            body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body));
    asked.add(request);
    Deque<Behaviour> planned = answers.getOrDefault(request.line(), new ArrayDeque<>());
    Behaviour next = planned.size() > 1 ? planned.poll() : planned.peek();
    try (exchange) {
      (next == null ? otherwise : next).answer(exchange);
    }
  }

  List<String> lines() {
    return asked.stream().map(Asked::line).toList();
  }

  Asked only(String method) {
    List<Asked> found = asked.stream().filter(a -> a.method().equals(method)).toList();
    if (found.size() != 1) {
      throw new AssertionError(method + ": " + lines());
    }
    return found.getFirst();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  PullRequestPolicy policy(Provider provider, String repository, String path) {
    return new PullRequestPolicy(
        provider,
        address(),
        repository,
        path,
        "main",
        new SecretKey("forge-token", null),
        List.of());
  }

  Forges forges() {
    return forges(Duration.ofSeconds(5));
  }

  Forges forges(Duration timeout) {
    return Forges.over(
        new ForgeAddresses(List.of(address())),
        ForgeCalls.Wire.of(timeout, InstantSource.fixed(NOW), pauses::add));
  }

  Forge forge(Provider provider, String repository) throws ForgeFailed {
    return forges().of(policy(provider, repository, "a.yaml"), new AccessToken(TOKEN));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
