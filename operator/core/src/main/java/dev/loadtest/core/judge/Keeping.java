package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.RunHistory;

/** What a history keeps of a judged run: its numbers, whether it counts, and the anchors. */
public final class Keeping {
  private Keeping() {}

  /**
   * The history with this run.
   *
   * @param run its name
   * @param completed when its verdict was final, an RFC 3339 time
   */
  public static RunHistory after(
      Evaluation evaluation, Judgement judgement, String run, String completed) {
    return evaluation.history();
  }
}
