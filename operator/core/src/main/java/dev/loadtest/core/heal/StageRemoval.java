package dev.loadtest.core.heal;

import dev.loadtest.core.heal.Change.StageDuration;
import dev.loadtest.core.heal.Change.StageRemoved;
import dev.loadtest.core.heal.Change.StageSplit;
import dev.loadtest.core.heal.Proposal.Source;
import dev.loadtest.core.judge.ShapeFinding;
import dev.loadtest.core.spec.HealingPolicy.Scope;
import dev.loadtest.core.spec.Stage;
import java.util.List;

/**
 * A stage that goes: where the policy allows it, the finding is about that stage, and a model
 * suggests it or gentler changes of it did not hold. Never the peak, never the last one.
 */
final class StageRemoval {
  private StageRemoval() {}

  /** One idea, or none where nobody has it. */
  static List<Idea> of(HealCase seen, LoadShape load, int index, ShapeFinding finding) {
    Stage stage = load.stages().get(index);
    boolean advised =
        seen.ideas().stream().flatMap(a -> a.remove().stream()).anyMatch(stage.name()::equals);
    boolean allowed = seen.policy().allow().contains(Scope.StageRemoval);
    if (!(allowed && (advised || failedBefore(seen, stage.name())))) {
      return List.of();
    }
    if (load.target(index) >= load.peak()) {
      return List.of(Idea.refused(Guardrail.Peak, stage.name()));
    }
    if (index == load.stages().size() - 1) {
      return List.of(Idea.refused(Guardrail.Last, stage.name()));
    }
    String from = "%d in %s".formatted(stage.target(), stage.duration());
    return List.of(
        StageIdeas.candidate(
            seen,
            new StageRemoved(stage.name(), from),
            finding,
            finding.sentence()
                + (advised
                    ? "; a model would remove that stage, and the peak load is another one's"
                    : "; gentler changes of that stage did not hold, and the peak load is another one's"),
            advised ? Source.Model : Source.Rules));
  }

  private static boolean failedBefore(HealCase seen, String stage) {
    return Pace.failed(seen)
        .flatMap(h -> h.proposal().bare().stream())
        .anyMatch(
            c ->
                c instanceof StageDuration d && d.stage().equals(stage)
                    || c instanceof StageSplit s && s.stage().equals(stage));
  }
}
