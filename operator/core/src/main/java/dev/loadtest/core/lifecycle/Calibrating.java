package dev.loadtest.core.lifecycle;

import dev.loadtest.core.spec.LoadTestSpec;
import java.util.Optional;

/**
 * Runs that a new test makes only to learn what is normal ({@code
 * spec.judgement.baseline.calibrationRuns}): one at a time, until so many runs of any cause were
 * measured. A test that has them is not calibrated again.
 */
public final class Calibrating {
  /** So many runs in a row that end in Error are no accident; more of them would teach nothing. */
  private static final int MOST_ERRORS = 3;

  private Calibrating() {}

  /** The number of the run that is due. */
  static Optional<String> due(TestObservation seen) {
    return wanting(seen.spec(), seen.past()) && !stopped(seen.past()) && seen.active().isEmpty()
        ? Optional.of(Long.toString(seen.past().finished() + 1))
        : Optional.empty();
  }

  /** Why it does not go on, in a sentence part. */
  public static Optional<String> trouble(LoadTestSpec spec, PastRuns past) {
    return wanting(spec, past) && stopped(past)
        ? Optional.of(
            "calibration stopped, as the last %d runs ended in Error; it goes on after a run that does not"
                .formatted(past.errors()))
        : Optional.empty();
  }

  private static boolean wanting(LoadTestSpec spec, PastRuns past) {
    return past.measured() < spec.judgement().baseline().calibrationRuns();
  }

  private static boolean stopped(PastRuns past) {
    return past.errors() >= MOST_ERRORS;
  }
}
