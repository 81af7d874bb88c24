package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.Verdict;

/**
 * Whether a person must act: the one definition. A run that passed needs nobody, whatever could be
 * better. One that failed or broke needs somebody. One that could not tell needs somebody unless
 * running again is all there is to do, which the next run does by itself. {@code docs/analysis.md}
 * has the table, and a test compares it.
 */
final class ActionRequired {
  private ActionRequired() {}

  static boolean of(Verdict verdict, Cause cause) {
    return switch (verdict) {
      case Passed -> false;
      case Failed -> true;
      case Error -> cause != Cause.None;
      case Inconclusive -> !passes(cause);
    };
  }

  /** Whether the next run may well go better with nobody doing anything. */
  private static boolean passes(Cause cause) {
    return switch (cause) {
      case None, Surroundings, TargetDisturbed, Unknown -> true;
      case Regression,
          Saturation,
          PoolLimit,
          TailOnly,
          Leak,
          ColdStart,
          RampTooSteep,
          SpikeTooHigh,
          Errors,
          DeclaredChange,
          Threshold,
          Improvement,
          LoadGenerator,
          TargetDegraded,
          Script,
          Cluster,
          Flaky ->
          false;
    };
  }
}
