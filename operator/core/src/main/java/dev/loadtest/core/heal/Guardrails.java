package dev.loadtest.core.heal;

import dev.loadtest.core.heal.Change.StageDuration;
import dev.loadtest.core.heal.Idea.Candidate;
import dev.loadtest.core.plan.ExecutionDigest;
import dev.loadtest.core.spec.HealingPolicy.Mode;
import java.util.Optional;

/** What keeps a test from being healed, whatever anybody thinks of it. */
final class Guardrails {
  private Guardrails() {}

  /** Why nothing at all is changed; a sentence. */
  static Optional<String> against(HealCase seen) {
    if (seen.policy().mode() == Mode.Off) {
      return Optional.of(Guardrail.Off.of());
    }
    return seen.heals()
        .current()
        .map(h -> Guardrail.InProgress.of(h.id(), h.state()))
        .or(() -> changed(seen))
        .or(() -> StandingRegression.of(seen).map(Guardrail.RegressionStands::of))
        .or(() -> byModel(seen))
        .or(() -> Pace.against(seen));
  }

  /** Why this change is not made; a sentence. */
  static Optional<String> against(HealCase seen, Candidate candidate) {
    Change change = candidate.change();
    int least = seen.policy().minConfidencePercent();
    if (!seen.policy().allow().contains(change.scope())) {
      return Optional.of(Guardrail.Scope.of(change.field(), change.scope()));
    }
    if (candidate.confidence() < least) {
      return Optional.of(Guardrail.Confidence.of(change.field(), candidate.confidence(), least));
    }
    return SaidNo.to(seen, change).or(() -> tried(seen, change));
  }

  /** The run must be one of the test as it is now. */
  private static Optional<String> changed(HealCase seen) {
    return ExecutionDigest.of(seen.spec()).equals(seen.digest())
        ? Optional.empty()
        : Optional.of(Guardrail.TestChanged.of());
  }

  /** A model may hold healing up, and never bring it about. */
  private static Optional<String> byModel(HealCase seen) {
    return seen.advice()
        .filter(a -> a.regression().orElse(false))
        .map(a -> Guardrail.ModelSeesRegression.of(Texts.bounded(a.reason())));
  }

  private static Optional<String> tried(HealCase seen, Change change) {
    return Pace.failed(seen)
        .filter(h -> h.proposal().bare().stream().anyMatch(c -> isSame(c, change)))
        .findFirst()
        .map(h -> Guardrail.Tried.of(change.field(), change.to(), h.id()));
  }

  private static boolean isSame(Change one, Change other) {
    return one.equals(other)
        || one instanceof StageDuration a
            && other instanceof StageDuration b
            && a.stage().equals(b.stage())
            && a.to().equals(b.to());
  }
}
