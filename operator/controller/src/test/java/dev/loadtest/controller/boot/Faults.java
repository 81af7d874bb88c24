package dev.loadtest.controller.boot;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Sends some of an operator's requests to a server that only has errors. */
final class Faults implements Interceptor, AutoCloseable {
  private final HttpServer errors;
  private final Map<String, Integer> failed = new ConcurrentHashMap<>();
  private volatile Predicate<HttpRequest> hit = request -> false;
  private volatile boolean cut;
  private volatile int code;
  private volatile int times;

  Faults() {
    try {
      errors = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    errors.createContext(
        "/",
        exchange -> {
          byte[] body =
              "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"code\":%d,\"message\":\"a fault\"}"
                  .formatted(code)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(code, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    errors.start();
  }

  /** Of each kind of request the first ones fail with this code. */
  void fail(int code, int times, Predicate<HttpRequest> which) {
    this.code = code;
    this.times = times;
    this.hit = which;
  }

  /** So many writes come through and no more: the operator is as good as dead from there on. */
  void cutAfter(int writes) {
    var left = new AtomicInteger(writes);
    cut = false;
    fail(
        503,
        Integer.MAX_VALUE,
        request -> {
          boolean dead = !request.method().equals("GET") && left.getAndDecrement() <= 0;
          cut |= dead;
          return dead;
        });
  }

  /** Whether a write was held back since. */
  boolean isCut() {
    return cut;
  }

  /** All requests come through again. */
  void mend() {
    hit = request -> false;
  }

  /** How many requests failed. */
  int count() {
    return failed.values().stream().mapToInt(n -> Math.min(n, times)).sum();
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    if (!hit.test(request)) {
      return;
    }
    String kind = request.method() + " " + request.uri().getPath().replaceAll("-[0-9a-f-]+", "");
    if (failed.merge(kind, 1, Integer::sum) <= times) {
      builder.uri(URI.create("http://127.0.0.1:" + errors.getAddress().getPort() + "/"));
    }
  }

  @Override
  public void close() {
    errors.stop(0);
  }
}
