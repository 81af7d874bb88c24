package dev.loadtest.analyst;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine that answers as it is told and remembers what it was asked. */
final class FakeVendor implements AutoCloseable {
  /** What was asked; names of headers in lower case. */
  record Asked(String method, String path, Map<String, String> headers, String body) {}

  /** What is answered. */
  interface Reply {
    void write(HttpExchange exchange) throws IOException;
  }

  final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  FakeVendor() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** The next reply; the last one is given again and again. */
  FakeVendor then(Reply reply) {
    replies.add(reply);
    return this;
  }

  FakeVendor then(int status, String body, String... headers) {
    return then(
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
          }
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
        });
  }

  /** So many bytes and more, as fast as they are taken. */
  FakeVendor thenBytes(long bytes, String part) {
    return then(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] chunk = part.repeat(8192 / part.length()).getBytes(StandardCharsets.UTF_8);
          try (OutputStream body = exchange.getResponseBody()) {
            for (long sent = 0; sent < bytes; sent += chunk.length) {
              body.write(chunk);
            }
          }
        });
  }

  /** A byte now and then, without end. */
  FakeVendor thenDrops() {
    return then(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream body = exchange.getResponseBody()) {
            while (true) {
              body.write(' ');
              body.flush();
              pause(50);
            }
          }
        });
  }

  /** Nothing for so long. Unit: ms. */
  FakeVendor thenSilence(long millis) {
    return then(
        exchange -> {
          pause(millis);
          exchange.sendResponseHeaders(200, -1);
        });
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new TreeMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(), String.join(",", values)));
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      asked.add(
          new Asked(
              exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
      Reply reply = replies.size() > 1 ? replies.poll() : replies.peek();
      reply.write(exchange);
    }
  }

  private static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
