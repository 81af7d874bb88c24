package dev.loadtest.core.analysis;

import dev.loadtest.core.spec.Target.WorkloadRef;
import java.util.Locale;
import java.util.Optional;

/** The service under test, as kubectl names it. */
final class Workload {
  private Workload() {}

  /** For example: deployment/checkout; a placeholder where the test does not say. */
  static String of(Look look) {
    return ref(look)
        .map(ref -> ref.kind().name().toLowerCase(Locale.ROOT) + "/" + ref.name())
        .orElse("deployment/NAME");
  }

  /** For people: checkout, or the service. */
  static String name(Look look) {
    return ref(look).map(WorkloadRef::name).orElse("the service");
  }

  private static Optional<WorkloadRef> ref(Look look) {
    return Optional.ofNullable(look.spec().target()).map(target -> target.workloadRef());
  }
}
