package dev.loadtest.controller.git;

import dev.loadtest.core.spec.PullRequestPolicy;

/** Sentences for what is not there, and the last look before a branch is put elsewhere. */
final class Missing {
  private final PullRequestPolicy policy;
  private final Refusals refusals;

  Missing(PullRequestPolicy policy, Refusals refusals) {
    this.policy = policy;
    this.refusals = refusals;
  }

  String repository() {
    return ("healing.pullRequest.repository: %s has no %s, or does not show it to this token:"
            + " check the name and the token's rights")
        .formatted(policy.provider(), policy.repository());
  }

  String base() {
    return ("healing.pullRequest.baseBranch: %s has no branch %s: write the branch that pull"
            + " requests are for")
        .formatted(policy.repository(), policy.baseBranch());
  }

  String branch(String name) {
    return "%s has no branch %s any more: nothing to do, it is made again"
        .formatted(policy.repository(), name);
  }

  String commit(String id) {
    return "%s has no commit %.12s any more: nothing to do, it is looked up again"
        .formatted(policy.repository(), id);
  }

  String pullRequest(int number) {
    return "%s has no pull request %d: it was removed, or the token may not see pull requests"
        .formatted(policy.repository(), number);
  }

  /** A forge moves a branch without asking where it was; this look is as late as can be. */
  void unlessMoved(Forge forge, Draft draft) throws ForgeFailed {
    if (!forge.head(draft.branch()).equals(draft.replacing())) {
      throw refusals.conflict("branch " + draft.branch());
    }
  }

  ForgeFailed conflict(String what) {
    return refusals.conflict(what);
  }
}
