package dev.loadtest.core.heal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.loadtest.core.spec.Remediation.Action;
import dev.loadtest.core.spec.Remediation.Cause;

/**
 * What was done about a service that is cold or has degraded.
 *
 * @param id of test, run and cause
 * @param run the run that asked for it
 * @param state where it stands
 * @param note why it stands there, a sentence for people
 * @param created when it was decided. RFC 3339 time
 * @param rerun the run after it; null before
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Remedy(
    String id,
    String run,
    Cause cause,
    Action action,
    State state,
    String note,
    String created,
    String rerun) {

  /** Where a remedy stands. */
  public enum State {
    /** Decided; not done yet. */
    Due,
    /** Done; the service is not available yet. */
    Waiting,
    /** The test runs again. */
    Rerunning,
    /** The test passed. */
    Succeeded,
    /** The test did not pass, or the service did not come back. */
    Failed;

    /** Whether nothing more is done. */
    public boolean ended() {
      return switch (this) {
        case Due, Waiting, Rerunning -> false;
        case Succeeded, Failed -> true;
      };
    }
  }

  public Remedy to(State next, String why) {
    return new Remedy(id, run, cause, action, next, why, created, rerun);
  }

  public Remedy rerunning(String by, String why) {
    return new Remedy(id, run, cause, action, State.Rerunning, why, created, by);
  }
}
