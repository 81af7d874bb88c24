package dev.loadtest.controller.git;

import dev.loadtest.core.spec.PullRequestPolicy;

/**
 * A pull request that there should be.
 *
 * @param policy which file of which repository
 * @param branch of {@link BranchName}; nobody else's
 * @param title one line
 * @param body markdown, without the marker
 * @param edit of the file as it is on the base branch
 * @param marker whose it is
 */
public record HealRequest(
    PullRequestPolicy policy,
    AccessToken token,
    String branch,
    String title,
    String body,
    Edit edit,
    Marker marker) {}
