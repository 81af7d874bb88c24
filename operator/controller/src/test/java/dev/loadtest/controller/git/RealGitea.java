package dev.loadtest.controller.git;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.core.spec.PullRequestPolicy;
import dev.loadtest.core.spec.PullRequestPolicy.Provider;
import dev.loadtest.core.spec.SecretKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/** A repository of its own on a real Gitea, and what people do there. */
final class RealGitea implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HOW =
      "skipped: set LOADTEST_FORGE_URL to the address of a Gitea, e.g. http://127.0.0.1:3000, and"
          + " LOADTEST_FORGE_TOKEN to an access token that may make and delete repositories";

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final String token;
  private final String repository;

  private RealGitea(String url, String token) {
    this.url = url;
    this.token = token;
    String owner = send("GET", "user", null, 200).path("login").asText();
    this.repository = owner + "/loadtest-it-" + UUID.randomUUID().toString().substring(0, 8);
    send(
        "POST",
        "user/repos",
        JSON.createObjectNode()
            .put("name", repository.substring(owner.length() + 1))
            .put("auto_init", true)
            .put("default_branch", "main"),
        201);
  }

  /** Skips the test, with the way to enable it, where there is none. */
  static RealGitea openOrSkip() {
    Optional<String> url = environment("LOADTEST_FORGE_URL");
    Optional<String> token = environment("LOADTEST_FORGE_TOKEN");
    if (url.isEmpty() || token.isEmpty()) {
      System.err.println("GiteaIT " + HOW);
      Assumptions.abort(HOW);
    }
    return new RealGitea(url.orElseThrow(), token.orElseThrow());
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  PullRequests pullRequests() {
    return new PullRequests(new ForgeAddresses(List.of(url)));
  }

  Forge forge() throws ForgeFailed {
    return Forges.over(new ForgeAddresses(List.of(url)), ForgeCalls.Wire.real())
        .of(policy("x"), accessToken());
  }

  PullRequestPolicy policy(String path) {
    return new PullRequestPolicy(
        Provider.Gitea,
        url,
        repository,
        path,
        "main",
        new SecretKey("forge-token", null),
        List.of("load-test", "heal"));
  }

  AccessToken accessToken() {
    return new AccessToken(token);
  }

  void push(String branch, String path, String text) {
    String at = "repos/" + repository + "/contents/" + Encoded.path(path);
    JsonNode there = send("GET", at + "?ref=" + Encoded.whole(branch), null, 200, 404);
    ObjectNode change =
        JSON.createObjectNode()
            .put("branch", branch)
            .put("message", "by a person")
            .put("content", FileText.base64(text));
    if (there.has("sha")) {
      send("PUT", at, change.put("sha", there.path("sha").asText()), 200);
    } else {
      send("POST", at, change, 201);
    }
  }

  void merge(int number) throws InterruptedException {
    ObjectNode how = JSON.createObjectNode().put("Do", "merge");
    String at = "repos/" + repository + "/pulls/" + number + "/merge";
    for (int i = 0; i < 50 && send("POST", at, how, 200, 405, 409).has("message"); i++) {
      Thread.sleep(200); // Gitea looks first whether it can be merged
    }
  }

  void set(int number, String state) {
    send(
        "PATCH",
        "repos/" + repository + "/pulls/" + number,
        JSON.createObjectNode().put("state", state),
        201);
  }

  /** The button that merges the base into a pull request. */
  void updateBranch(int number) {
    send("POST", "repos/" + repository + "/pulls/" + number + "/update?style=merge", null, 200);
  }

  /** Each file that a pull request changes, with its number of changed lines. */
  Map<String, Integer> files(int number) {
    JsonNode all = send("GET", "repos/" + repository + "/pulls/" + number + "/files", null, 200);
    var changed = new java.util.TreeMap<String, Integer>();
    all.forEach(f -> changed.put(f.path("filename").asText(), f.path("changes").asInt()));
    return changed;
  }

  int commits(int number) {
    return send("GET", "repos/" + repository + "/pulls/" + number + "/commits", null, 200).size();
  }

  JsonNode pull(int number) {
    return send("GET", "repos/" + repository + "/pulls/" + number, null, 200);
  }

  String html(String markdown) {
    ObjectNode asked =
        JSON.createObjectNode()
            .put("Text", markdown)
            .put("Mode", "comment")
            .put("Context", repository);
    return sendRaw("POST", "markdown", asked, 200);
  }

  JsonNode comments(int number) {
    return send("GET", "repos/" + repository + "/issues/" + number + "/comments", null, 200);
  }

  @Override
  public void close() {
    send("DELETE", "repos/" + repository, null, 204);
  }

  private JsonNode send(String method, String path, JsonNode body, Integer... expected) {
    try {
      return JSON.readTree(sendRaw(method, path, body, expected));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String sendRaw(String method, String path, JsonNode body, Integer... expected) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(url + "/api/v1/" + path))
              .header("Authorization", "token " + token)
              .header("Content-Type", "application/json")
              .method(
                  method,
                  body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
              .build();
      var answer = http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode())
          .as("%s %s: %s", method, path, answer.body())
          .isIn((Object[]) expected);
      return answer.body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
