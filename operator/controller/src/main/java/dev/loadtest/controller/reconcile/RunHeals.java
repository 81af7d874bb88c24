package dev.loadtest.controller.reconcile;

import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.core.analysis.Case;
import dev.loadtest.core.heal.Advice;
import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.HealCase;
import dev.loadtest.core.heal.HealHistory;
import dev.loadtest.core.heal.HealedThresholds;
import dev.loadtest.core.heal.Healer;
import dev.loadtest.core.heal.Healing;
import dev.loadtest.core.heal.Remedies;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.plan.ExecutionDigest;
import dev.loadtest.core.spec.HealingPolicy.Mode;
import dev.loadtest.core.spec.LoadTestRunSpec.Purpose;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** What a run that has ended says about its test: what to heal, what to do about the service. */
final class RunHeals {
  private final RunSteps steps;
  private final Clock clock;

  RunHeals(RunSteps steps, Clock clock) {
    this.steps = steps;
    this.clock = clock;
  }

  /**
   * Writes down what is to be healed or remedied. It may come twice, after a crash: what was
   * written already is not written again.
   *
   * @param analysed the run, judged on the runs before it
   */
  void after(LoadTestRun run, Case analysed, Optional<Advice> advice) {
    if (!speaksForTheTest(run)) {
      return;
    }
    steps
        .definedTests()
        .of(run)
        .filter(test -> isAsked(test) && isSame(test, analysed))
        .ifPresent(
            test -> steps.heals().change(test, heals -> next(run, test, analysed, advice, heals)));
  }

  /** Whether the run is the last one that a heal waits for. */
  boolean confirms(LoadTestRun run) {
    return run.getSpec().purpose() == Purpose.Confirmation
        && known(run)
            .current()
            .filter(heal -> heal.lastProof().filter(p -> isOf(run, p)).isPresent())
            .filter(heal -> heal.confirmed() + 1 >= confirmRuns(run))
            .isPresent();
  }

  /** Which expressions of which thresholds heals wrote. */
  BiPredicate<String, String> written(LoadTestRun run) {
    boolean healing =
        run.getSpec().resolved().filter(s -> s.healing().mode() != Mode.Off).isPresent();
    return healing ? new HealedThresholds(known(run))::wrote : (threshold, expression) -> false;
  }

  private HealHistory known(LoadTestRun run) {
    return steps.heals().read(run.getMetadata().getNamespace(), run.getSpec().loadTestRef().name());
  }

  private static boolean isOf(LoadTestRun run, Heal.Proof proof) {
    return proof.run().equals(run.getMetadata().getName());
  }

  private static int confirmRuns(LoadTestRun run) {
    return run.getSpec().resolved().map(s -> s.healing().confirmRuns()).orElse(1);
  }

  /** A run that others made with overrides says nothing about the test as it is. */
  private static boolean speaksForTheTest(LoadTestRun run) {
    return run.getSpec().purpose() == Purpose.Normal && run.getSpec().overrides() == null;
  }

  private static boolean isAsked(LoadTest test) {
    return test.getSpec().healing().mode() != Mode.Off || test.getSpec().remediation() != null;
  }

  private static boolean isSame(LoadTest test, Case analysed) {
    return ExecutionDigest.of(test.getSpec()).equals(ExecutionDigest.of(analysed.spec()));
  }

  private HealHistory next(
      LoadTestRun run, LoadTest test, Case analysed, Optional<Advice> advice, HealHistory heals) {
    var healCase =
        new HealCase(
            test.getMetadata().getName(),
            test.getMetadata().getUid(),
            run.getMetadata().getName(),
            analysed.with(test.getSpec()),
            steps.histories().read(test.getMetadata().getNamespace(), test.getMetadata().getName()),
            heals,
            advice,
            ExecutionDigest.of(test.getSpec()),
            clock.instant());
    return Remedies.due(healCase)
        .filter(remedy -> heals.remedies().stream().noneMatch(r -> r.id().equals(remedy.id())))
        .map(heals::with)
        .orElseGet(() -> healed(run, healCase, heals));
  }

  private HealHistory healed(LoadTestRun run, HealCase healCase, HealHistory heals) {
    return switch (Healer.propose(healCase)) {
      case Healing.Proposed(var proposal) ->
          heals.heal(proposal.id()).isPresent()
              ? heals
              : heals.with(
                  Heal.of(
                      proposal,
                      healCase.analysed().spec().healing().mode(),
                      healCase.digest(),
                      healCase.now().toString()));
      case Healing.Nothing(var why) -> {
        if (!isAnswered(run, heals)) {
          tell(run, healCase, why);
        }
        yield heals;
      }
    };
  }

  /** After a crash a run may be looked at again. */
  private static boolean isAnswered(LoadTestRun run, HealHistory heals) {
    String name = run.getMetadata().getName();
    return heals.heals().stream().anyMatch(h -> name.equals(h.proposal().run()))
        || heals.remedies().stream().anyMatch(r -> name.equals(r.run()));
  }

  /** Who asked for healing wants to know why a run that did not pass brought none. */
  private void tell(LoadTestRun run, HealCase healCase, List<String> why) {
    boolean asked = healCase.analysed().spec().healing().mode() != Mode.Off;
    if (asked && healCase.analysed().judgement().verdict() != Verdict.Passed) {
      steps.events().normal(run, "NotHealed", "Nothing is healed: " + String.join("; ", why) + ".");
    }
  }
}
