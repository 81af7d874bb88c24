package dev.loadtest.core.heal;

import dev.loadtest.core.heal.Remedy.State;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Finding;
import dev.loadtest.core.judge.Judgement;
import dev.loadtest.core.judge.ShapeFinding;
import dev.loadtest.core.judge.TargetFinding.Degraded;
import dev.loadtest.core.plan.Digests;
import dev.loadtest.core.spec.Remediation;
import dev.loadtest.core.spec.Remediation.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is due about a service that was cold or has degraded; a regression is never answered. */
public final class Remedies {
  private static final Duration DAY = Duration.ofHours(24);
  private static final int ID_DIGITS = 8;

  private Remedies() {}

  /** The remedy that a run asks for, where the policy answers it and nothing else is at work. */
  public static Optional<Remedy> due(HealCase seen) {
    return Optional.ofNullable(seen.spec().remediation())
        .filter(policy -> isFree(seen, policy))
        .flatMap(policy -> due(seen, policy));
  }

  private static Optional<Remedy> due(HealCase seen, Remediation policy) {
    return finding(seen.analysed().judgement())
        .filter(f -> policy.onFindings().contains(cause(f)))
        .map(f -> remedy(seen, policy, f));
  }

  /** What decides, where that is something a remedy may clear. */
  private static Optional<Finding> finding(Judgement judgement) {
    boolean bad =
        switch (judgement.verdict()) {
          case Failed, Inconclusive -> true;
          case Passed, Error -> false;
        };
    return judgement.findings().stream()
        .filter(f -> bad)
        .filter(Degraded.class::isInstance)
        .findFirst()
        .or(
            () ->
                judgement.findings().stream()
                    .filter(f -> bad && judgement.classification() == Classification.TestShape)
                    .filter(ShapeFinding.class::isInstance)
                    .findFirst()
                    .filter(ShapeFinding.WarmUp.class::isInstance));
  }

  private static Cause cause(Finding finding) {
    return finding instanceof Degraded ? Cause.TargetDegraded : Cause.ColdStart;
  }

  private static Remedy remedy(HealCase seen, Remediation policy, Finding finding) {
    Cause cause = cause(finding);
    String digest = Digests.hex(seen.testUid(), seen.run(), cause.name());
    return new Remedy(
        "r" + digest.substring(0, ID_DIGITS),
        seen.run(),
        cause,
        policy.action(),
        State.Due,
        finding.sentence(),
        seen.now().toString(),
        null);
  }

  private static boolean isFree(HealCase seen, Remediation policy) {
    List<Remedy> all = seen.heals().remedies();
    boolean answered =
        all.stream().anyMatch(r -> seen.run().equals(r.run()) || seen.run().equals(r.rerun()));
    Instant since = seen.now().minus(DAY);
    long today = all.stream().filter(r -> Instant.parse(r.created()).isAfter(since)).count();
    return !answered
        && today < policy.maxPerDay()
        && seen.heals().currentRemedy().isEmpty()
        && seen.heals().current().filter(h -> h.state().working()).isEmpty();
  }
}
