package dev.loadtest.core.summary;

/** A stage of the load as planned; times in ms from the release. */
public record StageWindow(String name, long startMs, long endMs) {

  /** How much of it lies within the measured time. Unit: ms. */
  long measuredMs(long durationMs) {
    return Math.max(0, Math.min(endMs, durationMs) - startMs);
  }
}
