package dev.loadtest.core.status;

/** Where a run stands. */
public enum Phase {
  /** Accepted, waiting for its turn or for something it refers to. */
  Pending,
  /** The plan is being written and the Job created. */
  Preparing,
  /** Runner pods are scheduled, pulled, started and held until all are ready. */
  Starting,
  /** Load is being sent. */
  Running,
  /** The load has ended; results are being read. */
  Collecting,
  /** An attempt was measured and the verdict is open: the next attempt follows after a pause. */
  Judging,
  /** The verdict is known; a model is asked what it makes of it. */
  Analysing,
  /** The verdict is final. */
  Finished
}
