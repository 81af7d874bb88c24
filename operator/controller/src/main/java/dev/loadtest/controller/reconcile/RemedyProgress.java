package dev.loadtest.controller.reconcile;

import dev.loadtest.controller.act.RedeployHook;
import dev.loadtest.controller.act.WorkloadRestarter;
import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.observe.RemedyObserver;
import dev.loadtest.controller.observe.SecretValues;
import dev.loadtest.controller.observe.SecretValues.Looked;
import dev.loadtest.controller.observe.TestObserver;
import dev.loadtest.controller.reconcile.HealProgress.Outcome;
import dev.loadtest.core.heal.HealHistory;
import dev.loadtest.core.heal.Remedy;
import dev.loadtest.core.lifecycle.RemedyLifecycle;
import dev.loadtest.core.lifecycle.RemedyStep;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.Optional;

/** One step of a test's current remedy, chosen by core. */
final class RemedyProgress {
  private final RemedyObserver observer;
  private final WorkloadRestarter workloads;
  private final RedeployHook hook;
  private final SecretValues secrets;
  private final TestSteps steps;

  RemedyProgress(
      RemedyObserver observer,
      WorkloadRestarter workloads,
      RedeployHook hook,
      SecretValues secrets,
      TestSteps steps) {
    this.observer = observer;
    this.workloads = workloads;
    this.hook = hook;
    this.secrets = secrets;
    this.steps = steps;
  }

  Outcome advance(LoadTest test, HealHistory heals) {
    if (heals.currentRemedy().isEmpty()) {
      return new Outcome.Idle(Optional.empty());
    }
    return RemedyLifecycle.nextStep(observer.observe(test, heals))
        .map(step -> execute(test, step))
        .orElseGet(() -> new Outcome.Idle(Optional.empty()));
  }

  private Outcome execute(LoadTest test, RemedyStep step) {
    return switch (step) {
      case RemedyStep.Keep(Remedy remedy) -> keep(test, remedy);
      case RemedyStep.Restart(Remedy remedy) -> keep(test, restarted(test, remedy));
      case RemedyStep.Call(Remedy remedy) ->
          keep(
              test,
              called(test, remedy)
                  .map(trouble -> remedy.to(Remedy.State.Failed, trouble))
                  .orElse(remedy));
      case RemedyStep.Rerun rerun -> {
        if (!TestObserver.suspended(test) && steps.runs().create(test, rerun)) {
          steps
              .events()
              .normal(test, "RunCreated", "Created %s (remediation).".formatted(rerun.run()));
        }
        yield new Outcome.Idle(Optional.empty());
      }
      case RemedyStep.Await(Instant until) -> new Outcome.Idle(Optional.of(until));
    };
  }

  private Optional<String> called(LoadTest test, Remedy remedy) {
    String namespace = test.getMetadata().getNamespace();
    return switch (secrets.look(
        namespace, test.getSpec().remediation().webhook(), "spec.remediation.webhook")) {
      case Looked.Found(String address) ->
          hook.call(address, namespace, test.getMetadata().getName(), remedy.id());
      case Looked.Missing(String why) -> Optional.of(why);
    };
  }

  private Remedy restarted(LoadTest test, Remedy remedy) {
    try {
      workloads.restart(
          test.getSpec().target().workloadRef(),
          test.getMetadata().getNamespace(),
          remedy.id(),
          Instant.parse(remedy.created()));
      return remedy;
    } catch (KubernetesClientException e) {
      return switch (e.getCode()) {
        case HttpURLConnection.HTTP_FORBIDDEN ->
            remedy.to(
                Remedy.State.Failed,
                "the operator may not restart workloads: set remediation.restarts in the chart");
        case HttpURLConnection.HTTP_NOT_FOUND ->
            remedy.to(
                Remedy.State.Failed, "the workload that target.workloadRef names does not exist");
        default -> throw e;
      };
    }
  }

  private Outcome keep(LoadTest test, Remedy remedy) {
    steps.heals().change(test, history -> history.with(remedy));
    String what =
        "%s for %s: %s"
            .formatted(remedy.action(), remedy.cause(), HealProgress.sentence(remedy.note()));
    switch (remedy.state()) {
      case Due, Waiting, Rerunning, Succeeded ->
          steps.events().normal(test, "Remedy" + remedy.state(), what);
      case Failed -> steps.events().warning(test, "RemedyFailed", what);
    }
    return new Outcome.Done();
  }
}
