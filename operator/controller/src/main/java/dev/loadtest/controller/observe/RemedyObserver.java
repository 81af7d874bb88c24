package dev.loadtest.controller.observe;

import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.core.heal.HealHistory;
import dev.loadtest.core.heal.Remedy;
import dev.loadtest.core.lifecycle.HealObservation.ProofRun;
import dev.loadtest.core.lifecycle.RemedyObservation;
import dev.loadtest.core.spec.Target;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.Optional;

/** Finds out how a test's remedy stands. */
public final class RemedyObserver {
  private final Rollouts rollouts;
  private final ProofRuns runs;
  private final Clock clock;

  public RemedyObserver(KubernetesClient client, Clock clock) {
    this.rollouts = new Rollouts(client);
    this.runs = new ProofRuns(client);
    this.clock = clock;
  }

  public RemedyObservation observe(LoadTest test, HealHistory heals) {
    Optional<Remedy> current = heals.currentRemedy();
    return new RemedyObservation(
        test.getMetadata().getName(),
        test.getMetadata().getUid(),
        test.getSpec(),
        heals,
        current.filter(r -> r.state() == Remedy.State.Waiting).isPresent() && available(test),
        current.map(Remedy::rerun).map(run -> runs.of(test, run)).orElseGet(ProofRun.Absent::new),
        clock.instant());
  }

  private boolean available(LoadTest test) {
    return Optional.ofNullable(test.getSpec().target())
        .map(Target::workloadRef)
        .map(ref -> rollouts.completed(ref, test.getMetadata().getNamespace()).isPresent())
        .orElse(true);
  }
}
