package dev.loadtest.controller.git;

/** A forge that cannot put a branch on a new base: Forgejo, and Gitea before 1.26. */
final class CannotRewrite extends Exception {
  CannotRewrite() {
    super("the forge cannot rewrite a branch", null, false, false);
  }
}
