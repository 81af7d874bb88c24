package dev.loadtest.core.status;

import dev.loadtest.core.status.Condition.Status;
import java.util.List;

/**
 * The conditions of a run. Complete and Succeeded are for people, gates and Argo CD; Ready,
 * Reconciling and Stalled follow kstatus, by which a failed run must be Stalled, or waiters would
 * hang.
 */
final class RunConditions {
  private RunConditions() {}

  static List<Condition> active(Conditions conditions, String reason, String message) {
    return conditions
        .with("Complete", Status.False, reason, message)
        .with("Succeeded", Status.Unknown, reason, message)
        .with("Ready", Status.False, reason, message)
        .with("Reconciling", Status.True, reason, message)
        .with("Stalled", Status.False, reason, message)
        .list();
  }

  static List<Condition> finished(
      Conditions conditions, boolean passed, String reason, String message) {
    return conditions
        .with("Complete", Status.True, reason, message)
        .with("Succeeded", Status.of(passed), reason, message)
        .with("Ready", Status.of(passed), reason, message)
        .with("Reconciling", Status.False, reason, message)
        .with("Stalled", Status.of(!passed), reason, message)
        .list();
  }
}
