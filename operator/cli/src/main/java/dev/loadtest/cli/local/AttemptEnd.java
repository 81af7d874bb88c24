package dev.loadtest.cli.local;

import dev.loadtest.core.lifecycle.Failure;
import dev.loadtest.core.lifecycle.Observation;
import dev.loadtest.core.summary.RunnerReport;
import java.util.List;

/** How an attempt ended; {@code last} is how it was seen last. */
public sealed interface AttemptEnd {

  Observation last();

  /** Every runner reported what it measured. */
  record Measured(List<RunnerReport> reports, Observation last) implements AttemptEnd {}

  /** It came to no result. */
  record Broken(Failure failure, Observation last) implements AttemptEnd {}
}
