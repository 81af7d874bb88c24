package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.LevelFinding.TooFewSamples;
import java.util.List;
import java.util.Optional;

/**
 * The load is too short for the percentile that a threshold asks for: no upper bound exists.
 * Source: {@code docs/judgement.md}, InsufficientData.
 */
final class TooFewSamplesRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    return look.first(TooFewSamples.class)
        .map(
            few ->
                new Theory(
                    Cause.Script,
                    List.of(Sign.proven(Said.of(few))),
                    "Send at least %s requests (a longer load, or more of it), or ask for a lower percentile."
                        .formatted(Prose.number(few.needed()))));
  }
}
