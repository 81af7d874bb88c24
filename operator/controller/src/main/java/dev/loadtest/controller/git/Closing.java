package dev.loadtest.controller.git;

import dev.loadtest.core.spec.PullRequestPolicy;
import java.util.Optional;

/** Looks at a pull request, and closes it when it is stale. */
final class Closing {
  private static final String SAID = "<!-- loadtest-operator-closes -->";

  private final Forge forge;
  private final PullRequestPolicy policy;

  Closing(Forge forge, PullRequestPolicy policy) {
    this.forge = forge;
    this.policy = policy;
  }

  PullRequestState look(int number) throws ForgeFailed {
    Optional<PullRequest> found = forge.pullRequest(number);
    return found.isPresent() ? state(found.get()) : absent(number);
  }

  /** The mark comes first: whoever sees it closed must see that no person did it. */
  PullRequestState close(int number, String why) throws ForgeFailed {
    Optional<PullRequest> found = forge.pullRequest(number);
    if (found.isEmpty() || !Marker.anyIn(found.get().body())) {
      return absent(number);
    }
    PullRequest there = found.get();
    if (there.state() != PullRequest.State.Open) {
      return state(there);
    }
    if (HealBranch.look(forge, there.head(), policy.path()) instanceof HealBranch.Persons) {
      return new PullRequestState.EditedByPerson(number, there.url());
    }
    withdraw(forge, there);
    Comments.once(forge, number, SAID, why);
    forge.close(number);
    return new PullRequestState.Withdrawn(number, there.url());
  }

  static void withdraw(Forge forge, PullRequest there) throws ForgeFailed {
    if (!Marker.withdrawnIn(there.body())) {
      forge.rewrite(there.number(), there.base(), there.title(), Marker.withdrawn(there.body()));
    }
  }

  private static PullRequestState state(PullRequest there) {
    return switch (there.state()) {
      case Open -> new PullRequestState.Open(there.number(), there.url());
      case Merged -> new PullRequestState.Merged(there.number(), there.url(), there.mergeCommit());
      case Closed ->
          Marker.withdrawnIn(there.body())
              ? new PullRequestState.Withdrawn(there.number(), there.url())
              : new PullRequestState.Rejected(there.number(), there.url());
    };
  }

  private PullRequestState absent(int number) {
    return new PullRequestState.Absent(
        "%s has no pull request %d of this operator".formatted(policy.repository(), number));
  }
}
