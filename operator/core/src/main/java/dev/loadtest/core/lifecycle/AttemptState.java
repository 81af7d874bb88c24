package dev.loadtest.core.lifecycle;

import dev.loadtest.core.summary.RunnerReport;
import java.util.List;

/** Where an attempt stands. */
public sealed interface AttemptState {

  /** Nothing was started yet. */
  record NotStarted() implements AttemptState {}

  /** Runners are being scheduled and started; some are not ready. */
  record Gathering(int ready, int desired) implements AttemptState {}

  /** All runners are ready and held. */
  record Held() implements AttemptState {}

  /** Load is being sent. */
  record Loading() implements AttemptState {}

  /** The load of all runners has ended; the first one waits for the word to run teardown(). */
  record Draining() implements AttemptState {}

  /** All runners have ended; some results are not read yet. */
  record Reading(int missing) implements AttemptState {}

  /** All results are there. */
  record Measured(List<RunnerReport> reports) implements AttemptState {}

  /** It cannot come to a result. */
  record Broken(Failure failure) implements AttemptState {}
}
