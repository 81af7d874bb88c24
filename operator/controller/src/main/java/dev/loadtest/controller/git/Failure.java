package dev.loadtest.controller.git;

import java.time.Duration;

/**
 * Why a forge did not do what it was asked. Each has one sentence for people that names the field
 * and the remedy, and never the token.
 */
public sealed interface Failure {

  String sentence();

  /** Whether the same may go well later without anybody's doing. */
  default boolean passing() {
    return switch (this) {
      case RateLimited limited -> true;
      case Unreachable away -> true;
      case Conflict raced -> true;
      case Unauthorized no -> false;
      case NotFound missing -> false;
      case AddressNotAllowed foreign -> false;
      case Malformed foreign -> false;
      case Declined no -> false;
    };
  }

  /** The token is none, or may not do this (HTTP 401, 403). */
  record Unauthorized(String sentence) implements Failure {}

  /** No such repository, branch or pull request, or none that the token may see (HTTP 404). */
  record NotFound(String sentence) implements Failure {}

  /** Somebody else was faster: look again (HTTP 409, or a branch that moved meanwhile). */
  record Conflict(String sentence) implements Failure {}

  /**
   * Too many calls.
   *
   * @param pause how long the forge wants to be left alone; a minute when it does not say
   */
  record RateLimited(String sentence, Duration pause) implements Failure {}

  /** No answer, or one of a forge in trouble (HTTP 5xx). */
  record Unreachable(String sentence) implements Failure {}

  /** An address that the operator's list does not have, or a redirect to one. */
  record AddressNotAllowed(String sentence) implements Failure {}

  /** An answer that is not of the forge's API. */
  record Malformed(String sentence) implements Failure {}

  /** The forge understood and refused, for a reason of its own (HTTP 400, 422, 423). */
  record Declined(String sentence) implements Failure {}
}
