package dev.loadtest.controller.reconcile;

import dev.loadtest.controller.act.RedeployHook;
import dev.loadtest.controller.act.WorkloadRestarter;
import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.observe.HealObserver;
import dev.loadtest.controller.observe.RemedyObserver;
import dev.loadtest.controller.observe.SecretValues;
import dev.loadtest.controller.reconcile.HealProgress.Outcome;
import dev.loadtest.core.heal.HealHistory;
import dev.loadtest.core.spec.HealingPolicy.Mode;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Heals of a test and remedies for its service: at most one step at a time. */
public final class TestHealing {
  private final HealProgress heals;
  private final RemedyProgress remedies;
  private final TestSteps steps;

  public TestHealing(
      HealObserver observer,
      ForgeErrands forges,
      RemedyObserver remedyObserver,
      WorkloadRestarter workloads,
      RedeployHook hook,
      SecretValues secrets,
      TestSteps steps,
      Clock clock) {
    this.heals = new HealProgress(observer, new HealRequests(forges, observer, clock), steps);
    this.remedies = new RemedyProgress(remedyObserver, workloads, hook, secrets, steps);
    this.steps = steps;
  }

  /** What is known of a test's heals; tests that never healed anything are not asked about. */
  HealHistory known(LoadTest test) {
    var spec = test.getSpec();
    boolean never =
        spec.healing().mode() == Mode.Off
            && spec.remediation() == null
            && (test.getStatus() == null || test.getStatus().healing() == null);
    return never ? HealHistory.EMPTY : steps.heals().read(test);
  }

  Outcome advance(LoadTest test, HealHistory known) {
    if (known.equals(HealHistory.EMPTY)) {
      return new Outcome.Idle(Optional.empty());
    }
    return switch (remedies.advance(test, known)) {
      case Outcome.Done done -> done;
      case Outcome.Idle(Optional<Instant> until) ->
          switch (heals.advance(test, known)) {
            case Outcome.Done done -> done;
            case Outcome.Idle(Optional<Instant> other) -> new Outcome.Idle(sooner(until, other));
          };
    };
  }

  private static Optional<Instant> sooner(Optional<Instant> one, Optional<Instant> other) {
    return Stream.concat(one.stream(), other.stream()).min(Instant::compareTo);
  }
}
