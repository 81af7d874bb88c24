package dev.loadtest.core.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.HealHistory;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.spec.LoadTestSpec;
import java.time.Instant;
import java.util.Optional;

/**
 * A test's heals as they were seen at one moment.
 *
 * @param name the test's name
 * @param uid its identity
 * @param spec its spec as it is now
 * @param manifest the whole object as it was written, with {@code spec}
 * @param executed the digest that was executed last
 * @param owner what would undo a change of the object, e.g. {@code Argo CD}; empty: nothing
 * @param heals its heals so far
 * @param proof the run of the current heal's last proof
 * @param verbs what people asked for
 * @param pullRequest how the current heal's pull request stands, where it was looked at
 * @param now the moment
 */
public record HealObservation(
    String name,
    String uid,
    LoadTestSpec spec,
    JsonNode manifest,
    Optional<ExecutedDigest> executed,
    Optional<String> owner,
    HealHistory heals,
    ProofRun proof,
    Verbs verbs,
    Optional<SeenPullRequest> pullRequest,
    Instant now) {

  /** A run that proves or refutes. */
  public sealed interface ProofRun {
    record Absent() implements ProofRun {}

    record GoesOn() implements ProofRun {}

    record Ended(Verdict verdict, Classification classification, String message)
        implements ProofRun {}
  }

  /** Ids of heals that people named; an id that was answered changes nothing. */
  public record Verbs(
      Optional<String> approve,
      Optional<Heal.Approval> approval,
      Optional<String> reject,
      Optional<String> revert) {
    public static final Verbs NONE =
        new Verbs(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** How a pull request stands. */
  public enum SeenPullRequest {
    Open,
    Merged,
    Closed
  }
}
