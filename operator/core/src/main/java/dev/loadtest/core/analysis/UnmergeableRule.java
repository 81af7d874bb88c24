package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.Finding.Unmergeable;
import java.util.List;
import java.util.Optional;

/** A threshold asks for a number that the merged measurements cannot give. */
final class UnmergeableRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    return look.because("Unmergeable")
        ? look.first(Unmergeable.class)
            .map(
                unmergeable ->
                    new Theory(
                        Cause.Script,
                        List.of(Sign.proven("the merged measurements say: " + unmergeable.why())),
                        "Ask threshold %s for an aggregation that %s has, and give the metric one type in all code paths of the script."
                            .formatted(unmergeable.threshold(), unmergeable.metric())))
        : Optional.empty();
  }
}
