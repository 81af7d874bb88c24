package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.LevelFinding.Regressed;
import dev.loadtest.core.judge.TargetFinding.MemoryGrows;
import dev.loadtest.core.summary.TargetEvidence.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An earlier run passed on the very rollout that runs now: no release made it worse, time did.
 * Asked only about a change of level, which is where a restart may help.
 */
final class DegradedRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    boolean changed =
        look.first(Regressed.class).isPresent() && Happened.first(look, Kind.RolledOut).isEmpty();
    return look.seen().sameRollout().filter(known -> changed).map(known -> theory(look, known));
  }

  private static Theory theory(Look look, SameRollout known) {
    List<Sign> signs = new ArrayList<>();
    signs.add(
        Sign.measured(
            "%s (%s) passed on the same rollout of %s, so that no release made it worse"
                .formatted(known.run(), known.completed(), Workload.name(look))));
    SaturationRule.atTheLimit(look).forEach(signs::add);
    look.first(MemoryGrows.class).map(Said::of).map(Sign::measured).ifPresent(signs::add);
    Strain.of(look)
        .filter(Strain::isFlat)
        .map(Strain::flat)
        .map(Sign::fitting)
        .ifPresent(signs::add);
    return new Theory(
        Cause.TargetDegraded,
        signs,
        "Look at what %s gathered since then (memory, connections, data), then restart it: kubectl rollout restart %s. If that helps again and again, spec.remediation does it for you."
            .formatted(Workload.name(look), Workload.of(look)));
  }
}
