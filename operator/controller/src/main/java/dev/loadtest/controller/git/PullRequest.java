package dev.loadtest.controller.git;

import java.util.List;

/**
 * A pull request as the forge shows it.
 *
 * @param number its number; on GitLab the merge request's iid
 * @param url its page
 * @param base the branch that it is for
 * @param head its own branch, in the same repository
 * @param headCommit where that branch was; empty when unknown
 * @param mergeCommit what merged it; empty until then
 */
record PullRequest(
    int number,
    String url,
    State state,
    String title,
    String body,
    String base,
    String head,
    String headCommit,
    String mergeCommit,
    List<String> labels) {

  public PullRequest {
    labels = List.copyOf(labels);
  }

  /** A merged one is not closed here. */
  public enum State {
    Open,
    Merged,
    Closed
  }
}
