package dev.loadtest.controller.git;

import java.util.Optional;

/**
 * One commit of one file, which is to be all that a branch has over its base.
 *
 * @param base the branch it starts from
 * @param baseCommit that branch's head
 * @param blob the file's identity there
 * @param replacing the head that the branch has now; empty: there is no such branch
 */
record Draft(
    String branch,
    String base,
    String baseCommit,
    String path,
    String blob,
    String text,
    String message,
    Optional<String> replacing) {

  /** The same for a branch that is no longer there. */
  Draft anew() {
    return new Draft(branch, base, baseCommit, path, blob, text, message, Optional.empty());
  }
}
