package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.Comparison;
import dev.loadtest.core.judge.CourseFinding.RuleBroken;
import java.util.List;
import java.util.Optional;

/**
 * Only a simple rule of judgement.rules fails the run. Such rules raise an alarm on one unchanged
 * run in ten; where the comparison sees no change, the rule is the likelier culprit. Source: {@code
 * docs/judgement.md}, Why not simply > 20 %.
 */
final class WrittenRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    return look.because("RuleBroken")
        ? look.first(RuleBroken.class).map(broken -> theory(look, broken))
        : Optional.empty();
  }

  private static Theory theory(Look look, RuleBroken broken) {
    boolean compared =
        look.judgement().comparisons().stream()
            .anyMatch(c -> c.level() != Comparison.Level.Unknown);
    return compared
        ? new Theory(
            Cause.Threshold,
            List.of(
                Sign.measured("the comparison with the baseline sees nothing that became worse")),
            "Loosen rule %s in judgement.rules, or remove it: the comparison watches the same number. If the value itself is unacceptable, look at the service."
                .formatted(broken.rule()))
        : new Theory(
            Cause.Unknown,
            List.of(Sign.fitting("there is no baseline yet that could say what is usual")),
            "Run a few times more, or set judgement.baseline.calibrationRuns: 5; then look whether rule %s fits."
                .formatted(broken.rule()));
  }
}
