package dev.loadtest.core.lifecycle;

import dev.loadtest.core.summary.RunSummary;
import java.util.Comparator;
import java.util.List;

/** The attempt whose numbers stand for the run: the median by the p95 of http_req_duration. */
public final class MedianAttempt {
  private static final Comparator<RunSummary> BY_P95 =
      Comparator.comparingDouble(summary -> summary.headline().p95().orElse(0));

  private MedianAttempt() {}

  /** Of two in the middle the slower one. At least one attempt. */
  public static RunSummary of(List<RunSummary> attempts) {
    return attempts.stream().sorted(BY_P95).toList().get(attempts.size() / 2);
  }
}
