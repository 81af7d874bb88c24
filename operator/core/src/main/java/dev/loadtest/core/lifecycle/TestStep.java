package dev.loadtest.core.lifecycle;

import dev.loadtest.core.spec.LoadTestRunSpec.RunTrigger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What to do next for a LoadTest. */
public sealed interface TestStep {

  /** Something to remember once a step is done, so that its cause is answered once. */
  sealed interface Memory {
    record Executed(ExecutedDigest digest) implements Memory {}

    record Request(String token) implements Memory {}

    record Scheduled(Instant time) implements Memory {}

    record Rollout(SeenRollout seen) implements Memory {}

    record Accepted(String run) implements Memory {}

    /** The run itself is the memory: it goes on, and then it has finished. */
    record Calibration(String number) implements Memory {}
  }

  /**
   * Create this run, then remember why.
   *
   * @param replaced runs to cancel first
   */
  record Start(String run, RunTrigger trigger, String digest, List<String> replaced, Memory memory)
      implements TestStep {}

  /** Make this run part of the baseline, then remember that it was answered. */
  record Accept(String run, Memory memory) implements TestStep {}

  /** Only remember; {@code note} says to people why no run was started, if it matters. */
  record Remember(Memory memory, Optional<String> note) implements TestStep {}

  /** Nothing is due; look again at this time, if any. */
  record Idle(Optional<Instant> until) implements TestStep {}
}
