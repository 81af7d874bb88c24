package dev.loadtest.core.status;

import dev.loadtest.core.lifecycle.AttemptState;
import dev.loadtest.core.lifecycle.Observation;

/**
 * Where a run stands, in a sentence. It changes with the state and not with time, or the status
 * would be written all the time.
 */
final class RunSentence {
  private RunSentence() {}

  static String of(Observation seen, AttemptState state) {
    int attempt = seen.plan().runner().attempt();
    return (attempt > 1 ? "Try " + attempt + ": " : "") + sentence(seen, state);
  }

  private static String sentence(Observation seen, AttemptState state) {
    int desired = seen.plan().runners();
    return switch (state) {
      case AttemptState.NotStarted s -> "The runners are being created.";
      case AttemptState.Gathering(int ready, int all) ->
          "%d of %d runners are ready.".formatted(ready, all);
      case AttemptState.Held s -> "All %d runners are ready and start together.".formatted(desired);
      case AttemptState.Loading s ->
          desired == 1 ? "Load is being sent." : "%d runners send load.".formatted(desired);
      case AttemptState.Draining s -> "The load has ended; teardown() runs.";
      case AttemptState.Reading(int missing) ->
          "The load has ended; %d of %d results are still to be read.".formatted(missing, desired);
      case AttemptState.Measured s -> "All results are read.";
      case AttemptState.Broken b -> b.failure().message();
    };
  }
}
