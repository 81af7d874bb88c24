package dev.loadtest.core.lifecycle;

/**
 * The runs of a test so far.
 *
 * @param finished all that have ended
 * @param measured those of the latest ones that did not end in Error
 * @param errors how many in a row ended in Error last
 */
public record PastRuns(long finished, int measured, int errors) {
  public static final PastRuns NONE = new PastRuns(0, 0, 0);
}
