package dev.loadtest.core.heal;

import dev.loadtest.core.baseline.Anchor;
import dev.loadtest.core.spec.Threshold;
import dev.loadtest.core.spec.ThresholdExpression;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How loose a threshold may become in all, over any number of heals: what a person last wrote, and
 * {@code maxRelaxPercent} more. Where the kept anchor, the heals and the manifest disagree on what
 * that was, the tightest counts.
 *
 * @param person what a person last wrote
 * @param most the looseness that is never exceeded
 */
record Budget(ThresholdExpression person, double most) {

  static Budget of(HealCase seen, Threshold threshold, ThresholdExpression now, Looseness scale) {
    Stream<String> written =
        Stream.concat(
            new HealedThresholds(seen.heals())
                .originals(threshold.name(), threshold.expression()).stream(),
            anchor(seen, threshold).map(Anchor::expression).stream());
    ThresholdExpression person =
        written
            .flatMap(text -> Expressions.read(text).stream())
            .filter(e -> Expressions.sameBut(e, now))
            .filter(e -> Looseness.isUsable(scale.of(e.bound())))
            .min(Comparator.comparingDouble(e -> scale.of(e.bound())))
            .orElse(now);
    double most = scale.of(person.bound()) * (1 + seen.policy().maxRelaxPercent() / 100.0);
    return new Budget(person, most);
  }

  private static Optional<Anchor> anchor(HealCase seen, Threshold threshold) {
    return seen.history()
        .anchor(threshold.name())
        .filter(a -> Expressions.metric(a.metric()).equals(Expressions.metric(threshold.metric())));
  }

  boolean allows(double looseness) {
    return looseness <= most * (1 + 1e-9);
  }
}
