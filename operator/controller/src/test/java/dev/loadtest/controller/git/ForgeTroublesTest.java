package dev.loadtest.controller.git;

import static dev.loadtest.controller.git.ForgeServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.controller.git.ForgeServer.Behaviour;
import dev.loadtest.core.spec.PullRequestPolicy.Provider;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a forge does, there is an answer in time, of a type, with a sentence and no token. */
class ForgeTroublesTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("troubles")
  void troubleHasATypeAndASentence(
      Provider provider,
      String name,
      Behaviour behaviour,
      Class<? extends Failure> type,
      String sentence,
      int tries) {
    try (var server = new ForgeServer().always(behaviour)) {
      PullRequestOutcome outcome = ensure(server, provider);
      assertThat(outcome).isInstanceOf(PullRequestOutcome.Failed.class);
      Failure failure = ((PullRequestOutcome.Failed) outcome).failure();
      assertThat(failure).isInstanceOf(type);
      assertThat(failure.sentence()).contains(sentence).doesNotContain(ForgeServer.TOKEN);
      assertThat(failure.sentence().length()).isLessThan(500);
      assertThat(server.asked).hasSize(tries);
    }
  }

  static Stream<Arguments> troubles() {
    record Trouble(
        String name,
        Supplier<Behaviour> behaviour,
        Class<? extends Failure> type,
        String sentence,
        int tries) {}
    List<Trouble> all =
        List.of(
            new Trouble(
                "no token",
                () -> json(401, "{\"message\":\"Bad credentials\"}"),
                Failure.Unauthorized.class,
                "healing.pullRequest.secretRef: ",
                1),
            new Trouble(
                "no right",
                () -> json(403, "{\"message\":\"no scope for " + ForgeServer.TOKEN + "\"}"),
                Failure.Unauthorized.class,
                "(HTTP 403: no scope for <token>): give it the right",
                1),
            new Trouble(
                "no right, in HTML",
                () -> json(403, "<html>Forbidden</html>"),
                Failure.Unauthorized.class,
                "(HTTP 403): give it the right",
                1),
            new Trouble(
                "no calls left",
                () ->
                    json(
                        403,
                        "{\"message\":\"API rate limit exceeded\"}",
                        "x-ratelimit-remaining",
                        "0",
                        "x-ratelimit-reset",
                        Long.toString(ForgeServer.NOW.getEpochSecond() + 1800)),
                Failure.RateLimited.class,
                "for 1800 s (HTTP 403)",
                1),
            new Trouble(
                "a secondary limit",
                () -> json(403, "{}", "Retry-After", "60"),
                Failure.RateLimited.class,
                "for 60 s (HTTP 403)",
                1),
            new Trouble(
                "too many calls, briefly",
                () -> json(429, "{}", "Retry-After", "2"),
                Failure.RateLimited.class,
                "for 2 s (HTTP 429)",
                3),
            new Trouble(
                "too many calls until a date",
                () -> json(429, "{}", "Retry-After", "Sun, 01 Mar 2026 12:05:00 GMT"),
                Failure.RateLimited.class,
                "for 300 s (HTTP 429)",
                1),
            new Trouble(
                "nothing there",
                () -> json(404, "{\"message\":\"Not Found\"}"),
                Failure.NotFound.class,
                "healing.pullRequest.repository: ",
                1),
            new Trouble(
                "a conflict",
                () -> json(409, "{\"message\":\"Git Repository is empty.\"}"),
                Failure.Conflict.class,
                "meanwhile",
                1),
            new Trouble(
                "refused",
                () -> json(422, "{\"message\":\"Invalid\",\"errors\":[{\"code\":\"x\\ny\"}]}"),
                Failure.Declined.class,
                "(HTTP 422: Invalid [{\"code\":\"x\\ny\"}])",
                1),
            new Trouble(
                "broken", () -> json(500, "oops"), Failure.Unreachable.class, "(HTTP 500)", 1),
            new Trouble(
                "a gateway's", () -> json(502, "oops"), Failure.Unreachable.class, "(HTTP 502)", 3),
            new Trouble(
                "in repair", () -> json(503, ""), Failure.Unreachable.class, "(HTTP 503)", 3),
            new Trouble(
                "a page",
                () -> json(200, "<html>Sign in</html>"),
                Failure.Malformed.class,
                "(the answer is no JSON)",
                1),
            new Trouble(
                "half of it",
                () -> json(200, "[{\"number\":5,\"tit"),
                Failure.Malformed.class,
                "(the answer is no JSON)",
                1),
            new Trouble(
                "a deep one",
                () -> json(200, "[".repeat(100_000)),
                Failure.Malformed.class,
                "(the answer is no JSON)",
                1),
            new Trouble(
                "another JSON",
                () -> json(200, "{\"a\":1}"),
                Failure.Malformed.class,
                "(no list)",
                1),
            new Trouble("nothing", () -> json(200, ""), Failure.Malformed.class, "(no list)", 1),
            new Trouble(
                "a huge one",
                () ->
                    exchange -> {
                      exchange.sendResponseHeaders(200, 0);
                      for (int i = 0; i < 64; i++) {
                        exchange.getResponseBody().write(new byte[1 << 20]);
                      }
                    },
                Failure.Malformed.class,
                "(the answer is larger than 2048 KiB)",
                1),
            new Trouble(
                "slow",
                () -> exchange -> pause(2500),
                Failure.Unreachable.class,
                "(no answer within 1 s)",
                1),
            new Trouble(
                "a slow body",
                () ->
                    exchange -> {
                      exchange.sendResponseHeaders(200, 1000);
                      exchange.getResponseBody().write('[');
                      exchange.getResponseBody().flush();
                      pause(2500);
                    },
                Failure.Unreachable.class,
                "(no answer within 1 s)",
                1),
            new Trouble(
                "a connection that breaks",
                () ->
                    exchange -> {
                      exchange.sendResponseHeaders(200, 1000);
                      exchange.getResponseBody().write('[');
                      exchange.getResponseBody().flush();
                      exchange.close();
                    },
                Failure.Unreachable.class,
                "(IOException)",
                1),
            new Trouble(
                "a redirect elsewhere",
                () -> json(302, "", "Location", "http://169.254.169.254/latest/"),
                Failure.AddressNotAllowed.class,
                "healing.pullRequest.baseUrl: 127.0.0.1 redirects to another host",
                1),
            new Trouble(
                "a redirect without a place",
                () -> json(307, ""),
                Failure.AddressNotAllowed.class,
                "redirects to another host",
                1),
            new Trouble(
                "a new name",
                () -> json(301, "", "Location", "/api/v3/repositories/42/pulls"),
                Failure.NotFound.class,
                "healing.pullRequest.repository: shop/load-tests has another address now",
                1));
    return Arrays.stream(Provider.values())
        .flatMap(
            provider ->
                all.stream()
                    // What needs a second each is the same code for all.
                    .filter(t -> provider == Provider.Gitea || !t.name().contains("slow"))
                    .map(
                        t ->
                            Arguments.of(
                                provider,
                                t.name(),
                                t.behaviour().get(),
                                t.type(),
                                t.sentence(),
                                t.tries())));
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void whatPassesIsTriedAgainAfterTheTimeThatWasAsked(Provider provider) {
    try (var server = new ForgeServer()) {
      var times = new java.util.concurrent.atomic.AtomicInteger();
      server.always(
          exchange ->
              (switch (times.incrementAndGet()) {
                    case 1 -> json(429, "{}", "Retry-After", "3");
                    case 2 -> json(503, "{}", "Retry-After", "4");
                    default -> json(401, "{}");
                  })
                  .answer(exchange));
      ensure(server, provider);
      assertThat(server.pauses).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(4));
    }
  }

  /** It may have been done: what comes after would do it twice. */
  @Test
  void aPostIsNotRepeatedAfterAGatewaysComplaint() throws ForgeFailed {
    try (var server = new ForgeServer().always(json(502, "bad gateway"))) {
      Forge forge = server.forge(Provider.GitHub, "shop/load-tests");
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> forge.comment(5, "C"))
          .isInstanceOf(ForgeFailed.class);
      assertThat(server.asked).hasSize(1);
    }
  }

  @Test
  void nobodyThereIsUnreachable() {
    PullRequestOutcome outcome;
    try (var server = new ForgeServer()) {
      var policy = server.policy(Provider.Gitea, "shop/load-tests", "a.yaml");
      Forges forges = server.forges();
      server.close();
      outcome = new PullRequests(forges).ensure(request(policy));
    }
    assertThat(((PullRequestOutcome.Failed) outcome).failure())
        .isInstanceOf(Failure.Unreachable.class);
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void whatCannotBeAskedIsNotAsked(
      Provider provider, String repository, String path, String field) {
    try (var server = new ForgeServer()) {
      var outcome =
          new PullRequests(server.forges())
              .ensure(request(server.policy(provider, repository, path)));
      assertThat(((PullRequestOutcome.Failed) outcome).failure().sentence()).startsWith(field);
      assertThat(server.asked).isEmpty();
    }
  }

  static Stream<Arguments> unusable() {
    String repository = "healing.pullRequest.repository: ";
    String path = "healing.pullRequest.path: ";
    return Stream.of(
        Arguments.of(Provider.GitHub, "a/b/c", "x", repository),
        Arguments.of(Provider.Gitea, "a", "x", repository),
        Arguments.of(Provider.Gitea, "../..", "x", repository),
        Arguments.of(Provider.GitLab, "a/./b", "x", repository),
        Arguments.of(Provider.GitHub, "a/b", "../x", path),
        Arguments.of(Provider.GitHub, "a/b", "x//y", path),
        Arguments.of(Provider.GitHub, "a/b", "x\ny", path));
  }

  @Test
  void aTokenThatIsNoneIsNotSentAndNotShown() {
    try (var server = new ForgeServer()) {
      var policy = server.policy(Provider.GitHub, "a/b", "x");
      for (String token : List.of("", " \n", "two words", "a\nb", "schlüssel")) {
        var outcome = new PullRequests(server.forges()).look(policy, new AccessToken(token), 1);
        var failure = ((PullRequestState.Failed) outcome).failure();
        assertThat(failure).isInstanceOf(Failure.Unauthorized.class);
        assertThat(failure.sentence()).startsWith("healing.pullRequest.secretRef: ");
      }
      assertThat(server.asked).isEmpty();
      assertThat(new AccessToken("abc")).hasToString("<token>");
    }
  }

  private static PullRequestOutcome ensure(ForgeServer server, Provider provider) {
    return new PullRequests(server.forges(TIMEOUT))
        .ensure(request(server.policy(provider, "shop/load-tests", "a.yaml")));
  }

  private static HealRequest request(dev.loadtest.core.spec.PullRequestPolicy policy) {
    return new HealRequest(
        policy,
        new AccessToken(ForgeServer.TOKEN),
        Drafts.BRANCH,
        "T",
        "B",
        text -> new Edit.Edited.Text(text + "x"),
        new Marker("u1", "p1"));
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
