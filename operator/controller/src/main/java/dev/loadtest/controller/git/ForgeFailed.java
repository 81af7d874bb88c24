package dev.loadtest.controller.git;

/** Carries a {@link Failure} out of a {@link Forge}; {@link PullRequests} makes a value of it. */
final class ForgeFailed extends Exception {
  private final transient Failure failure;

  ForgeFailed(Failure failure) {
    super(failure.sentence(), null, false, false);
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }
}
