package dev.loadtest.core.analysis;

import dev.loadtest.core.spec.Load;
import dev.loadtest.core.spec.Stage;
import java.util.Optional;

/** A stage of the load, as the spec has it. */
final class PlannedStage {
  private PlannedStage() {}

  /** For example: stage ramp (to 100 in 1m). */
  static String told(Look look, String name) {
    return find(look, name)
        .map(stage -> "stage %s (to %d in %s)".formatted(name, stage.target(), stage.duration()))
        .orElse(name.isEmpty() ? "the start of the load" : "stage " + name);
  }

  /** Where to ask about the rest only. */
  static String elsewhere(Look look) {
    return look.spec().loadIfAny().filter(load -> !load.stages().isEmpty()).isPresent()
        ? "or ask about the steady stage only, e.g. http_req_duration{stage:steady}"
        : "or describe the load in stages, and ask about the steady one only";
  }

  private static Optional<Stage> find(Look look, String name) {
    return look.spec().loadIfAny().map(Load::stages).stream()
        .flatMap(stages -> stages.stream())
        .filter(stage -> name.equals(stage.name()) && stage.target() != null)
        .findFirst();
  }
}
