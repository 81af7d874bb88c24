package dev.loadtest.core.lifecycle;

import dev.loadtest.core.spec.LoadTestSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A LoadTest as it was seen at one moment; its spec is valid.
 *
 * @param name its name
 * @param uid its identity
 * @param spec its spec
 * @param created when it was created
 * @param suspended by spec or annotation
 * @param executed what was run last because of a change
 * @param requested the token of the request to run, if any
 * @param handledRequest the token that was answered last
 * @param lastScheduled the scheduled time that was answered last
 * @param rollout the completed rollout of its workload, where trigger.onRollout is on
 * @param seenRollout the rollout that was seen last
 * @param accepted the run that a person wants as the new normal, if any
 * @param handledAccept the one that was answered last
 * @param past its runs that have ended
 * @param active names of its runs that go on
 * @param now the moment
 */
public record TestObservation(
    String name,
    String uid,
    LoadTestSpec spec,
    Instant created,
    boolean suspended,
    Optional<ExecutedDigest> executed,
    Optional<String> requested,
    Optional<String> handledRequest,
    Optional<Instant> lastScheduled,
    Optional<String> rollout,
    Optional<SeenRollout> seenRollout,
    Optional<String> accepted,
    Optional<String> handledAccept,
    PastRuns past,
    List<String> active,
    Instant now) {

  public TestObservation {
    active = List.copyOf(active);
  }
}
