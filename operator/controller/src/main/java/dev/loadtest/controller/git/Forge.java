package dev.loadtest.controller.git;

import java.util.List;
import java.util.Optional;

/**
 * One repository on a forge, seen with one token. Every call costs at most its time-out and 2 MiB.
 * Trouble is a {@link ForgeFailed} with a sentence for people.
 */
interface Forge {

  /** The head commit of a branch; empty: there is no such branch. */
  Optional<String> head(String branch) throws ForgeFailed;

  Commit commit(String id) throws ForgeFailed;

  /**
   * @param commit a commit's id, so that several reads see the same
   */
  FileAt read(String path, String commit) throws ForgeFailed;

  /**
   * Makes the branch, or puts it on its new base, with this one commit, by the token's user. Branch
   * and commit appear at once: there is never a branch without its commit.
   *
   * @throws ForgeFailed with a {@link Failure.Conflict} when branch or base are no longer as the
   *     draft says
   * @throws CannotRewrite a branch that is there can only be removed
   */
  void write(Draft draft) throws ForgeFailed, CannotRewrite;

  void removeBranch(String branch) throws ForgeFailed;

  /** The pull requests from a branch of this repository, in any state, newest first. */
  List<PullRequest> from(String branch) throws ForgeFailed;

  /** Empty: there is none of this number. */
  Optional<PullRequest> pullRequest(int number) throws ForgeFailed;

  /**
   * @throws ForgeFailed with a {@link Failure.Conflict} or {@link Failure.Declined} when there is
   *     an open one already
   */
  PullRequest open(String branch, String base, String title, String body) throws ForgeFailed;

  void rewrite(int number, String base, String title, String body) throws ForgeFailed;

  /** Adds labels; those that the repository does not know are made. */
  void label(int number, List<String> labels) throws ForgeFailed;

  /** Whether some comment, of the first few hundred, contains a text. */
  boolean commented(int number, String text) throws ForgeFailed;

  void comment(int number, String text) throws ForgeFailed;

  void close(int number) throws ForgeFailed;
}
