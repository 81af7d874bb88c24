package dev.loadtest.controller.act;

import dev.loadtest.core.lifecycle.Failure;
import java.time.Instant;

/**
 * The API server does not let the operator create the runners: a quota, an admission rule, an
 * impossible pod.
 */
public final class LaunchRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;
  private final boolean conclusive;
  private final Instant since;

  LaunchRefused(Failure failure, boolean conclusive, Instant since, Throwable cause) {
    super(failure.message(), cause);
    this.failure = failure;
    this.conclusive = conclusive;
    this.since = since;
  }

  public Failure failure() {
    return failure;
  }

  /** Whether trying again cannot help. */
  public boolean conclusive() {
    return conclusive;
  }

  /** When the attempt began. */
  public Instant since() {
    return since;
  }
}
