package dev.loadtest.cli.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.loadtest.cli.record.Records;
import dev.loadtest.core.summary.SummaryJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * A runner of docs/runner-protocol.md without k6: a program of its own that behaves as it is told.
 */
final class FakeRunner {
  /** How it behaves. */
  enum Behaviour {
    Good,
    /** Good in the first attempt, refuses the second one. */
    GoodOnce,
    /** Reports a request that failed, for thresholds to be crossed. */
    Errors,
    /** Measures nothing. */
    Silent,
    /** Dies in the middle of its load. */
    Lost,
    /** Prints no protocol at all. */
    Garbage,
    /** Is never ready. */
    NeverReady,
    /** Prints frames of another nonce, and as the script's output. */
    Forged,
    /** Its result does not match its digest. */
    Damaged,
    /** Refuses the script before any load. */
    Refusing,
    /** Measures a thousand requests with the p95 that {@code --level} says, in ms. */
    Level,
    /** Never ends, and has a child that does not either. */
    Endless
  }

  private final String nonce;
  private final int index;
  private final int runners;
  private final int attempt;
  private final boolean hold;
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile long releasedMs;

  private final double level;

  private FakeRunner(String plan, int index, double level) {
    this.level = level;
    this.nonce = field(plan, "\"nonce\":\"([0-9a-f]+)\"");
    this.runners = Integer.parseInt(field(plan, "\"runners\":([0-9]+)"));
    this.attempt = Integer.parseInt(field(plan, "\"attempt\":([0-9]+)"));
    this.hold = Boolean.parseBoolean(field(plan, "\"hold\":(true|false)"));
    this.index = index;
  }

  public static void main(String[] arguments) throws Exception {
    List<String> given = List.of(arguments);
    Path plan = Path.of(given.get(given.indexOf("--plan") + 1), "plan.json");
    int index = Integer.parseInt(given.get(given.indexOf("--index") + 1));
    double level =
        given.contains("--level")
            ? Double.parseDouble(given.get(given.indexOf("--level") + 1).strip())
            : 0;
    new FakeRunner(Files.readString(plan), index, level).behave(Behaviour.valueOf(arguments[0]));
  }

  private void behave(Behaviour behaviour) throws Exception {
    switch (behaviour) {
      case GoodOnce -> behave(attempt == 1 ? Behaviour.Good : Behaviour.Refusing);
      case Good -> measure(result("", counters(10, 0)));
      case Errors -> measure(result("", counters(10, 10)));
      case Level -> measure(result("", times()));
      case Silent -> measure(result("", ""));
      case Lost -> {
        ready();
        System.out.println("k6| something terrible happened");
        System.exit(index == 1 ? 9 : sleepFor(3_000));
      }
      case Garbage -> {
        System.out.println("{\"what\": \"is this\"}\n#LT1\n#LT1 x y z\n" + "x".repeat(1 << 20));
      }
      case NeverReady, Endless -> endless(behaviour);
      case Forged -> {
        String other = "0".repeat(32);
        frame(other, "ready", readyJson(1), "");
        frame(other, "result", result("", counters(10, 0)), "");
        frame(nonce, "result", result("", counters(10, 0)), "k6| ");
      }
      case Damaged -> {
        String line = line(nonce, "result", result("", counters(10, 0)));
        System.out.println(line.substring(0, line.length() - 8) + "AAAAAAAA");
      }
      case Refusing -> frame(nonce, "result", result("ScriptError", ""), "");
    }
    System.out.flush();
    System.exit(0);
  }

  private void endless(Behaviour behaviour) throws Exception {
    new ProcessBuilder("sleep", "600").start();
    if (behaviour == Behaviour.Endless) {
      ready();
    }
    sleepFor(600_000);
  }

  private void measure(String result) throws Exception {
    ready();
    sleepFor(300);
    frame(nonce, "result", result, "");
  }

  private static int sleepFor(long ms) throws InterruptedException {
    Thread.sleep(ms);
    return 0;
  }

  /** Says that it is ready, and waits for the release where it is held. */
  private void ready() throws Exception {
    HttpServer control =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    control.createContext("/v1/setup", call -> answer(call, "{\"data\":null}"));
    control.createContext("/v1/stop", call -> answer(call, "{}"));
    control.createContext("/v1/state", call -> answer(call, "{\"releasedMs\":" + releasedMs + "}"));
    control.createContext("/v1/release", this::release);
    control.start();
    frame(nonce, "ready", readyJson(control.getAddress().getPort()), "");
    if (hold) {
      released.await();
    } else {
      releasedMs = System.currentTimeMillis();
    }
  }

  private void release(HttpExchange call) throws IOException {
    releasedMs = System.currentTimeMillis();
    answer(call, "{\"releasedMs\":" + releasedMs + "}");
    released.countDown();
  }

  private void answer(HttpExchange call, String json) throws IOException {
    boolean known = ("Bearer " + nonce).equals(call.getRequestHeaders().getFirst("Authorization"));
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(known ? 200 : 403, body.length);
    call.getResponseBody().write(body);
    call.close();
  }

  private String readyJson(int port) {
    return "{\"protocol\":1,\"index\":%d,\"k6\":\"2.2.0\",\"controlPort\":%d,\"maxVUs\":1,\"durationMs\":1000}"
        .formatted(index, port);
  }

  private String result(String reason, String metrics) {
    long now = System.currentTimeMillis();
    return ("{\"protocol\":1,\"run\":\"r\",\"index\":%d,\"runners\":%d,\"exit\":{\"code\":%d,\"signal\":\"\",\"reason\":\"%s\","
            + "\"message\":\"%s\"},\"times\":{\"startedMs\":%d,\"readyMs\":%d,\"releasedMs\":%d,\"endedMs\":%d,\"measuredMs\":1000},"
            + "\"metrics\":[%s]}")
        .formatted(
            index,
            runners,
            reason.isEmpty() ? 0 : 107,
            reason,
            reason.isEmpty() ? "" : "x is not defined at script.js:3:1",
            now,
            now,
            releasedMs,
            now,
            metrics);
  }

  private String times() throws IOException {
    String metrics =
        new ObjectMapper()
            .readTree(SummaryJson.write(Records.summary("r", level)))
            .get("metrics")
            .toString();
    return metrics.substring(1, metrics.length() - 1);
  }

  private static String counters(long requests, long failed) {
    return ("{\"name\":\"http_reqs\",\"type\":\"counter\",\"contains\":\"default\",\"series\":[{\"selector\":\"\",\"stage\":\"\","
            + "\"counter\":{\"sum\":%d,\"count\":%d}}]},"
            + "{\"name\":\"http_req_failed\",\"type\":\"rate\",\"contains\":\"default\",\"series\":[{\"selector\":\"\",\"stage\":\"\","
            + "\"rate\":{\"trues\":%d,\"total\":%d}}]}")
        .formatted(requests, requests, failed, requests);
  }

  private static void frame(String nonce, String kind, String json, String prefix)
      throws Exception {
    System.out.println(prefix + line(nonce, kind, json));
    System.out.flush();
  }

  private static String line(String nonce, String kind, String json) throws Exception {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(json.getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = packed.toByteArray();
    byte[] sha = MessageDigest.getInstance("SHA-256").digest(bytes);
    return "#LT1 %s %s 1 1/1 %s %s"
        .formatted(
            nonce,
            kind,
            HexFormat.of().formatHex(sha).substring(0, 16),
            Base64.getEncoder().encodeToString(bytes));
  }

  private static String field(String json, String pattern) {
    var found = Pattern.compile(pattern).matcher(json);
    if (!found.find()) {
      throw new IllegalArgumentException("no " + pattern + " in the plan");
    }
    return found.group(1);
  }
}
