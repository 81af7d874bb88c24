package dev.loadtest.core.baseline;

/** Whether a run counts as normal. */
public enum Admission {
  /** Measured properly and not changed: it makes the baseline. */
  Admitted,
  /** A person said so, whatever the judge said; the level starts anew with it. */
  Accepted,
  /** Measured properly and in doubt: it counts only if a person accepts it. */
  Quarantined,
  /** Not measured properly: it never counts. */
  Excluded
}
