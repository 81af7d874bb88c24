package dev.loadtest.controller.reconcile;

import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.core.baseline.Admission;
import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.baseline.RunHistory;
import java.util.List;

/** A person says that a run is the new normal. */
record Acceptance(TestSteps steps) {
  /** Names that fit into an event. */
  private static final int NAMED = 10;

  void of(LoadTest test, String run) {
    String namespace = test.getMetadata().getNamespace();
    String name = test.getMetadata().getName();
    List<String> acceptable = acceptable(steps.histories().read(namespace, name));
    if (!acceptable.contains(run)) {
      steps.events().warning(test, "BaselineNotAccepted", refusal(run, acceptable));
      return;
    }
    steps.histories().change(namespace, name, history -> history.accept(run));
    steps
        .events()
        .normal(test, "BaselineAccepted", "Later runs are compared with %s.".formatted(run));
  }

  private static String refusal(String run, List<String> acceptable) {
    int all = acceptable.size();
    return acceptable.isEmpty()
        ? "%s cannot be accepted: no run was kept that could be.".formatted(run)
        : "%s is not among the runs that can be accepted: %s."
            .formatted(run, String.join(", ", acceptable.subList(Math.max(0, all - NAMED), all)));
  }

  /** What was not measured properly is no baseline, whoever says so. */
  private static List<String> acceptable(RunHistory history) {
    return history.runs().stream()
        .filter(r -> r.admission() != Admission.Excluded)
        .map(KeptRun::run)
        .distinct()
        .toList();
  }
}
