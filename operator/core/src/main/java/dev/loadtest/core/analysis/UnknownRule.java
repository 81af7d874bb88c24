package dev.loadtest.core.analysis;

import java.util.List;
import java.util.Optional;

/** The last word where no other rule has one. */
final class UnknownRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    return Optional.of(
        new Theory(
            Cause.Unknown,
            List.of(Sign.fitting("nothing that was seen says why")),
            look.passed()
                ? ""
                : "Read the findings and the course of the run: loadtest show, then the log of %s."
                    .formatted(Workload.name(look))));
  }
}
