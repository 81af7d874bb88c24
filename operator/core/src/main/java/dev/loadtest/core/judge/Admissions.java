package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.Admission;
import java.util.List;

/**
 * Whether a judged run will count as normal. Validity and "no undeclared change" admit it, not its
 * threshold: a test whose threshold is too tight must be able to learn what is normal. None enters
 * by persistence.
 */
final class Admissions {
  private Admissions() {}

  static Admission of(Classification classification, List<Finding> seen) {
    return switch (classification) {
      case Stable, Noise, Improvement, StaleThreshold, InsufficientData ->
          Findings.saturated(seen) ? Admission.Excluded : Admission.Admitted;
      case ExpectedShift -> Admission.Accepted; // who declared a change has accepted its level
      case Regression, Inconclusive, TestShape -> Admission.Quarantined;
      case Environment, NoData, Error -> Admission.Excluded;
    };
  }
}
