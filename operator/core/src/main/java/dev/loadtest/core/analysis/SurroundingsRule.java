package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.SurroundingsFinding;
import dev.loadtest.core.judge.SurroundingsFinding.ProbeSlower;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Machines or network around the load generator were disturbed. A control probe that was slower by
 * as much is proof; steal and waiting for a CPU alone are readings.
 */
final class SurroundingsRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    List<Sign> signs = new ArrayList<>();
    look.first(ProbeSlower.class).map(Said::of).map(Sign::proven).ifPresent(signs::add);
    look.all(SurroundingsFinding.class)
        .filter(finding -> !(finding instanceof ProbeSlower))
        .map(Said::of)
        .map(Sign::measured)
        .forEach(signs::add);
    return signs.isEmpty()
        ? Optional.empty()
        : Optional.of(new Theory(Cause.Surroundings, signs, nextStep(look)));
  }

  private static String nextStep(Look look) {
    String again =
        "Run again at a quieter time. If it happens often, give the runners nodes of"
            + " their own (runner.podTemplate.spec.nodeSelector)";
    return again
        + (look.spec().judgement().controlProbe() == null
            ? ", and set judgement.controlProbe, so that the disturbance can be divided out."
            : ".");
  }
}
