package dev.loadtest.controller.git;

/** How a pull request of ours stands. */
public sealed interface PullRequestState {

  /** It waits for people. */
  record Open(int number, String url) implements PullRequestState {}

  /**
   * @param mergeCommit empty when the forge does not say
   */
  record Merged(int number, String url, String mergeCommit) implements PullRequestState {}

  /** A person closed it without merging. */
  record Rejected(int number, String url) implements PullRequestState {}

  /** The operator closed it: it had become stale. */
  record Withdrawn(int number, String url) implements PullRequestState {}

  /** It is open, and left so: somebody else pushed to its branch. Only closing looks for that. */
  record EditedByPerson(int number, String url) implements PullRequestState {}

  /** There is no such pull request of ours. */
  record Absent(String sentence) implements PullRequestState {}

  /** The forge did not say. */
  record Failed(Failure failure) implements PullRequestState {}
}
