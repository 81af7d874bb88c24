package dev.loadtest.controller.reconcile;

import dev.loadtest.controller.act.RunnerCommands;
import dev.loadtest.controller.observe.RunSighting;
import dev.loadtest.core.lifecycle.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Lets held runners go together; a failing setup() ends the run. */
record Release(RunnerCommands runners) {
  /** k6's default setupTimeout is 60 s; a longer one is bounded by this. */
  private static final Duration SETUP = Duration.ofMinutes(10);

  Optional<Failure> execute(RunSighting.Attempt attempt) throws IOException {
    return runners.release(attempt.job(), attempt.pods(), attempt.nonce(), SETUP);
  }
}
