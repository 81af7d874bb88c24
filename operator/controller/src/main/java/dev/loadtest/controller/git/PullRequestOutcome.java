package dev.loadtest.controller.git;

import java.util.Optional;

/** What came of a wish for a pull request. */
public sealed interface PullRequestOutcome {

  /**
   * It is open and holds the change.
   *
   * @param unlabelled why it lacks labels; it is fine without them
   */
  record Open(int number, String url, How how, Optional<Failure> unlabelled)
      implements PullRequestOutcome {}

  /** What was done for it. */
  enum How {
    Created,
    Updated,
    Unchanged
  }

  /**
   * A person merged this proposal.
   *
   * @param mergeCommit empty when the forge does not say
   */
  record Merged(int number, String url, String mergeCommit) implements PullRequestOutcome {}

  /** A person closed this proposal without merging: it is never opened again. */
  record Rejected(int number, String url) implements PullRequestOutcome {}

  /** Somebody else pushed to the branch: it is theirs now. A comment says so, once. */
  record EditedByPerson(int number, String url) implements PullRequestOutcome {}

  /**
   * The base branch has the change already.
   *
   * @param stale an open pull request that no longer changes anything: close it
   */
  record AlreadyThere(Optional<Integer> stale) implements PullRequestOutcome {}

  /** It cannot be made until somebody changes something; the sentence says what. */
  record Refused(String sentence) implements PullRequestOutcome {}

  /** The forge did not do it. What was done stays, and the next try goes on from there. */
  record Failed(Failure failure) implements PullRequestOutcome {}
}
