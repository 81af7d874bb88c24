package dev.loadtest.core.lifecycle;

/**
 * Something that keeps a runner from getting on.
 *
 * @param failure what the run ends with if it stays
 * @param conclusive whether waiting cannot help, so that the run ends now and not at the deadline
 */
public record Trouble(Failure failure, boolean conclusive) {

  public static Trouble passing(FailureReason reason, String message) {
    return new Trouble(new Failure(reason, message), false);
  }

  public static Trouble conclusive(FailureReason reason, String message) {
    return new Trouble(new Failure(reason, message), true);
  }
}
