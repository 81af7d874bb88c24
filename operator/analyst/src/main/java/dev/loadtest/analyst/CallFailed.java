package dev.loadtest.analyst;

import dev.loadtest.analyst.Outcome.Failure;
import java.time.Duration;
import java.util.Optional;

/**
 * A request without a usable answer. It has no cause and no message: those of the HTTP client may
 * quote headers, and the key is one.
 */
final class CallFailed extends RuntimeException {
  private final Failure kind;
  private final int status;
  private final String body;
  private final Optional<Duration> retryAfter;

  private CallFailed(Failure kind, int status, String body, Optional<Duration> retryAfter) {
    super(kind.name(), null, false, false);
    this.kind = kind;
    this.status = status;
    this.body = body;
    this.retryAfter = retryAfter;
  }

  /** Nothing usable came back. */
  static CallFailed without(Failure kind) {
    return new CallFailed(kind, 0, "", Optional.empty());
  }

  /** The server said no. */
  static CallFailed of(int status, String body, Optional<Duration> retryAfter) {
    return new CallFailed(kind(status), status, body, retryAfter);
  }

  Failure kind() {
    return kind;
  }

  /** The HTTP status; 0 without one. */
  int status() {
    return status;
  }

  /** What the server said, unredacted. */
  String body() {
    return body;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** Whether the same request may succeed a little later. */
  boolean isPassing() {
    return switch (kind) {
      case ServerError, Unreachable -> true;
      case RateLimited -> !body.contains("insufficient_quota");
      case Unauthorized,
          Timeout,
          Unreadable,
          BudgetExhausted,
          AddressNotAllowed,
          TooLarge,
          Refused ->
          false;
    };
  }

  /** Whether a field of the request may be what the server does not know. */
  boolean isAboutTheRequest() {
    return status == 400 || status == 422;
  }

  private static Failure kind(int status) {
    if (status >= 500) {
      return Failure.ServerError;
    }
    return switch (status) {
      case 401, 403 -> Failure.Unauthorized;
      case 408 -> Failure.Timeout;
      case 429 -> Failure.RateLimited;
      default -> status >= 300 && status < 400 ? Failure.AddressNotAllowed : Failure.Refused;
    };
  }
}
