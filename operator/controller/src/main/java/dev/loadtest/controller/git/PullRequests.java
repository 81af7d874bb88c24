package dev.loadtest.controller.git;

import dev.loadtest.controller.git.PullRequestOutcome.Failed;
import dev.loadtest.core.spec.PullRequestPolicy;

/**
 * Pull requests that heal tests. Each call looks at the forge, does what is missing and may be
 * repeated after a crash at any instant; none keeps anything. A call takes seconds, at worst
 * minutes: never on the reconcile thread. Calls for one branch must not overlap.
 */
public final class PullRequests {
  private final Forges forges;

  /**
   * @param addresses those that may be called
   */
  public PullRequests(ForgeAddresses addresses) {
    this(Forges.over(addresses, ForgeCalls.Wire.real()));
  }

  PullRequests(Forges forges) {
    this.forges = forges;
  }

  /** Sees to it that there is one open pull request with this change, unless people decided. */
  public PullRequestOutcome ensure(HealRequest request) {
    try {
      return new Ensuring(forges.of(request.policy(), request.token()), request).run();
    } catch (ForgeFailed failed) {
      return new Failed(failed.failure());
    }
  }

  /** How a pull request stands. */
  public PullRequestState look(PullRequestPolicy policy, AccessToken token, int number) {
    try {
      return new Closing(forges.of(policy, token), policy).look(number);
    } catch (ForgeFailed failed) {
      return new PullRequestState.Failed(failed.failure());
    }
  }

  /**
   * Closes a stale pull request of ours and says why in a comment. One that people merged, closed
   * or pushed to is left as it is, and so is one that is not ours.
   *
   * @param why markdown, for people
   */
  public PullRequestState close(
      PullRequestPolicy policy, AccessToken token, int number, String why) {
    try {
      return new Closing(forges.of(policy, token), policy).close(number, why);
    } catch (ForgeFailed failed) {
      return new PullRequestState.Failed(failed.failure());
    }
  }
}
