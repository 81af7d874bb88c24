package dev.loadtest.core.lifecycle;

/**
 * Why a run has no verdict on its thresholds.
 *
 * @param reason in one word
 * @param message in a sentence, with what was seen
 */
public record Failure(FailureReason reason, String message) {
  private static final int LONGEST = 600;

  /** A message from outside, such as a stack trace, becomes one line of bounded length. */
  public Failure {
    String line = message.strip().replaceAll("\\s+", " ");
    message = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }

  /** The message with the remedy, as people read it. */
  public String sentence() {
    String what = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    return what + "; " + reason.remedy() + ".";
  }
}
