package dev.loadtest.core.lifecycle;

import dev.loadtest.core.heal.Remedy;
import java.time.Instant;

/** What to do next for a remedy; every step can be repeated without harm. */
public sealed interface RemedyStep {

  /** Write down where the remedy stands now. */
  record Keep(Remedy remedy) implements RemedyStep {}

  /** Restart the workload, once for each remedy; then write down that it was. */
  record Restart(Remedy remedy) implements RemedyStep {}

  /** Call the webhook; then write down that it was. */
  record Call(Remedy remedy) implements RemedyStep {}

  /** Create this run of the test as it is. */
  record Rerun(String run, String digest, Remedy remedy) implements RemedyStep {}

  /** Nothing is due; look again at this time. */
  record Await(Instant until) implements RemedyStep {}
}
