package dev.loadtest.cli.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * As much of an API server as the command line needs: objects by path, merge patches, resource
 * versions, and refusals on demand.
 */
public final class FakeApi implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CORE = "/api/v1/namespaces/load/";
  private static final String OURS = "/apis/loadtest.dev/v1alpha1/namespaces/load/";

  private final Map<String, ObjectNode> objects = new ConcurrentHashMap<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
  private final Map<String, Runnable> before = new HashMap<>();
  private final List<String> writes = Collections.synchronizedList(new ArrayList<>());
  private final HttpServer server;
  private int version;

  public FakeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** A kubeconfig that leads here, to the namespace load. */
  public Path kubeconfig(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("kubeconfig"),
        """
        apiVersion: v1
        kind: Config
        current-context: fake
        clusters: [{name: fake, cluster: {server: "http://127.0.0.1:%d"}}]
        contexts: [{name: fake, context: {cluster: fake, user: fake, namespace: load}}]
        users: [{name: fake, user: {}}]
        """
            .formatted(server.getAddress().getPort()));
  }

  public void configMap(String name, String json) {
    put(CORE + "configmaps/" + name, "v1", "ConfigMap", name, json);
  }

  public void test(String name, String json) {
    put(OURS + "loadtests/" + name, "loadtest.dev/v1alpha1", "LoadTest", name, json);
  }

  public void run(String name, String json) {
    put(OURS + "loadtestruns/" + name, "loadtest.dev/v1alpha1", "LoadTestRun", name, json);
  }

  public Optional<JsonNode> configMap(String name) {
    return Optional.ofNullable(objects.get(CORE + "configmaps/" + name));
  }

  public JsonNode test(String name) {
    return objects.get(OURS + "loadtests/" + name);
  }

  /** Answers with this code from now on, e.g. to {@code PUT}. */
  public void refuse(String method, int code) {
    refusals.put(method, code);
  }

  /** Something that happens once just before the next such request. */
  public void before(String method, Runnable happening) {
    before.put(method, happening);
  }

  /** Method and path of all that was written. */
  public List<String> writes() {
    return writes;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void put(String path, String apiVersion, String kind, String name, String json) {
    try {
      ObjectNode object = (ObjectNode) JSON.readTree(json);
      object.put("apiVersion", apiVersion).put("kind", kind);
      object
          .withObject("/metadata")
          .put("name", name)
          .put("namespace", "load")
          .put("uid", "uid-" + name)
          .put("creationTimestamp", "2026-11-21T12:00:00Z");
      store(path, object);
    } catch (IOException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private synchronized void store(String path, ObjectNode object) {
    object.withObject("/metadata").put("resourceVersion", String.valueOf(++version));
    objects.put(path, object);
  }

  private void handle(HttpExchange call) throws IOException {
    String method = call.getRequestMethod();
    Optional.ofNullable(before.remove(method)).ifPresent(Runnable::run);
    String path = call.getRequestURI().getPath();
    byte[] body = call.getRequestBody().readAllBytes();
    if (refusals.containsKey(method)) {
      status(call, refusals.get(method), "refused");
      return;
    }
    if (!method.equals("GET")) {
      writes.add(method + " " + path);
    }
    switch (method) {
      case "GET" -> get(call, path);
      case "POST" -> {
        ObjectNode object = (ObjectNode) JSON.readTree(body);
        store(path + "/" + object.at("/metadata/name").asText(), object);
        answer(call, 201, object);
      }
      case "PUT" -> replace(call, path, (ObjectNode) JSON.readTree(body));
      case "PATCH" -> {
        ObjectNode merged = merge(objects.get(path), JSON.readTree(body));
        store(path, merged);
        answer(call, 200, merged);
      }
      default -> status(call, 405, "not here");
    }
  }

  private void get(HttpExchange call, String path) throws IOException {
    if (objects.containsKey(path)) {
      answer(call, 200, objects.get(path));
    } else if (path.endsWith("/loadtestruns") || path.endsWith("/loadtests")) {
      ObjectNode list =
          JSON.createObjectNode()
              .put("apiVersion", "loadtest.dev/v1alpha1")
              .put("kind", path.endsWith("runs") ? "LoadTestRunList" : "LoadTestList");
      var items = list.putArray("items");
      objects.entrySet().stream()
          .filter(e -> e.getKey().startsWith(path + "/"))
          .forEach(e -> items.add(e.getValue()));
      answer(call, 200, list);
    } else {
      status(call, 404, path + " not found");
    }
  }

  private void replace(HttpExchange call, String path, ObjectNode object) throws IOException {
    String known = objects.get(path).at("/metadata/resourceVersion").asText();
    if (!known.equals(object.at("/metadata/resourceVersion").asText(known))) {
      status(call, 409, "the object has been modified");
      return;
    }
    store(path, object);
    answer(call, 200, object);
  }

  private static ObjectNode merge(ObjectNode object, JsonNode patch) {
    patch
        .properties()
        .forEach(
            e -> {
              if (e.getValue().isObject() && object.path(e.getKey()).isObject()) {
                merge((ObjectNode) object.get(e.getKey()), e.getValue());
              } else {
                object.set(e.getKey(), e.getValue());
              }
            });
    return object;
  }

  private static void status(HttpExchange call, int code, String message) throws IOException {
    answer(
        call,
        code,
        JSON.createObjectNode()
            .put("apiVersion", "v1")
            .put("kind", "Status")
            .put("status", "Failure")
            .put("message", message)
            .put("code", code));
  }

  private static void answer(HttpExchange call, int code, JsonNode json) throws IOException {
    byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().set("Content-Type", "application/json");
    call.sendResponseHeaders(code, body.length);
    call.getResponseBody().write(body);
    call.close();
  }
}
