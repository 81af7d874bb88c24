package dev.loadtest.controller.git;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.loadtest.core.spec.PullRequestPolicy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** Makes sentences of what a forge does not do. What it says itself is shortened and quoted. */
final class Refusals {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 200;
  private static final Duration WHEN_UNSAID = Duration.ofMinutes(1);

  private final PullRequestPolicy policy;
  private final URI api;
  private final AccessToken token;

  Refusals(PullRequestPolicy policy, URI api, AccessToken token) {
    this.policy = policy;
    this.api = api;
    this.token = token;
  }

  /** An answer that its caller can judge: a success, a thing that is not there, or a refusal. */
  Answer answer(HttpResponse<byte[]> response, Instant now) throws ForgeFailed {
    int status = response.statusCode();
    if (status / 100 == 3) {
      throw redirected(response);
    }
    if (status == 429 || status == 403 && Waiting.limited(response.headers())) {
      Duration wait = Waiting.asked(response.headers(), now).orElse(WHEN_UNSAID);
      throw failed(
          new Failure.RateLimited(
              ("%s takes no more calls of this token for %d s (HTTP %d): nothing to"
                      + " do, it is tried again")
                  .formatted(policy.provider(), wait.toSeconds(), status),
              wait));
    }
    if (status >= 500) {
      throw unreachable("HTTP " + status);
    }
    JsonNode json = json(response);
    if (status == 401 || status == 403) {
      throw failed(new Failure.Unauthorized(unauthorized(status, json)));
    }
    return new Answer(status, json, response.headers(), this);
  }

  private JsonNode json(HttpResponse<byte[]> response) throws ForgeFailed {
    boolean success = response.statusCode() / 100 == 2;
    if (response.body().length == 0) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(response.body());
    } catch (IOException foreign) {
      if (success) {
        throw malformed("the answer is no JSON");
      }
      return MissingNode.getInstance();
    }
  }

  private String unauthorized(int status, JsonNode json) {
    String field = "healing.pullRequest.secretRef: ";
    return status == 401
        ? "%s%s does not take the token (HTTP 401): put a valid access token into the Secret"
            .formatted(field, policy.provider())
        : ("%sthe token's user may not do this in %s (HTTP 403%s): give it the right"
                + " to write contents and pull requests")
            .formatted(field, policy.repository(), said(json));
  }

  private ForgeFailed redirected(HttpResponse<?> response) {
    boolean here =
        response
            .headers()
            .firstValue("Location")
            .map(this::resolved)
            .filter(to -> to.getAuthority() != null && to.getAuthority().equals(api.getAuthority()))
            .isPresent();
    return here
        ? failed(
            new Failure.NotFound(
                ("healing.pullRequest.repository: %s has another address now (HTTP"
                        + " %d): write its new name")
                    .formatted(policy.repository(), response.statusCode())))
        : failed(
            new Failure.AddressNotAllowed(
                ("healing.pullRequest.baseUrl: %s redirects to another host (HTTP"
                        + " %d), which is not followed: write the forge's own address")
                    .formatted(api.getHost(), response.statusCode())));
  }

  private URI resolved(String location) {
    try {
      return api.resolve(location);
    } catch (IllegalArgumentException odd) {
      return URI.create("none:");
    }
  }

  ForgeFailed unreachable(String why) {
    return failed(
        new Failure.Unreachable(
            ("%s at %s does not answer (%s): it is tried again; when it lasts,"
                    + " check healing.pullRequest.baseUrl and the operator's network policy")
                .formatted(policy.provider(), api.getHost(), why)));
  }

  ForgeFailed malformed(String why) {
    return failed(
        new Failure.Malformed(
            ("healing.pullRequest.baseUrl: what answers at %s does not speak the"
                    + " API of %s (%s): check provider and address")
                .formatted(api.getHost(), policy.provider(), why)));
  }

  ForgeFailed conflict(String what) {
    return failed(
        new Failure.Conflict(
            "%s changed in %s meanwhile: nothing to do, it is tried again"
                .formatted(what, policy.repository())));
  }

  ForgeFailed declined(int status, JsonNode json) {
    return failed(
        new Failure.Declined(
            ("%s declined a change of %s (HTTP %d%s): check healing.pullRequest and"
                    + " the rules of the repository")
                .formatted(policy.provider(), policy.repository(), status, said(json))));
  }

  ForgeFailed failed(Failure failure) {
    return new ForgeFailed(failure);
  }

  /** What the forge says itself, in one short line. */
  private String said(JsonNode json) {
    JsonNode message = json.path("message");
    String all =
        message.isMissingNode() || message.isNull()
            ? json.path("error").asText()
            : message.isTextual() ? message.asText() : message.toString();
    JsonNode errors = json.path("errors");
    String line =
        token
            .hiddenIn(errors.isEmpty() ? all : all + " " + errors)
            .replaceAll("[\\p{C}\\s]+", " ")
            .strip();
    if (line.isEmpty()) {
      return "";
    }
    return ": " + (line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line);
  }
}
