package dev.loadtest.core.lifecycle;

import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.SpecEdit;
import dev.loadtest.core.spec.LoadTestRunSpec.Purpose;
import dev.loadtest.core.spec.LoadTestSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What to do next for a heal. A world executes one step, then looks again; every step can be
 * repeated without harm.
 */
public sealed interface HealStep {

  /** Write down where the heal stands now. */
  record Keep(Heal heal) implements HealStep {}

  /** Create this run of this spec. */
  record Prove(String run, Purpose purpose, LoadTestSpec spec, String digest, Heal heal)
      implements HealStep {}

  /**
   * Change the test's spec and, in the same write, the digest that was executed last, so that the
   * change by itself starts no run.
   */
  record Patch(List<SpecEdit> edits, ExecutedDigest digest, Heal heal) implements HealStep {}

  /** Make or update the pull request. */
  record Propose(Heal heal) implements HealStep {}

  /** Close the pull request, which nobody needs any more; then write this down. */
  record Withdraw(Heal heal) implements HealStep {}

  /** Nothing is due; look again at this time, if any. */
  record Await(Optional<Instant> until) implements HealStep {}
}
