package dev.loadtest.controller.act;

import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.controller.manifest.PlanConfigMap;
import dev.loadtest.controller.manifest.RunnerDefaults;
import dev.loadtest.controller.manifest.RunnerJob;
import dev.loadtest.core.lifecycle.Failure;
import dev.loadtest.core.lifecycle.FailureReason;
import dev.loadtest.core.plan.RunName;
import dev.loadtest.core.plan.RunPlan;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.Map;

/** Writes the plan of an attempt and asks for its runners. */
public final class Launcher {
  private static final int UNPROCESSABLE = 422;

  private final KubernetesClient client;
  private final RunnerDefaults defaults;

  public Launcher(KubernetesClient client, RunnerDefaults defaults) {
    this.client = client;
    this.defaults = defaults;
  }

  /**
   * Stores the plan and creates the Job, as far as they are not there. A plan that is there counts,
   * with its nonce.
   *
   * @throws LaunchRefused when the API server refuses the plan or the Job
   */
  public void launch(HasMetadata run, RunPlan plan) throws LaunchRefused {
    String job =
        RunName.job(plan.runner().run(), run.getMetadata().getUid(), plan.runner().attempt());
    String planName =
        RunName.plan(plan.runner().run(), run.getMetadata().getUid(), plan.runner().attempt());
    String namespace = run.getMetadata().getNamespace();
    Map<String, String> labels = Labels.of(plan.runner().test(), plan.runner().run());
    Instant since = Instant.parse(run.getMetadata().getCreationTimestamp());
    try {
      ConfigMap stored =
          adopted(PlanConfigMap.of(plan, planName, namespace, labels, Owners.reference(run)), run);
      since = Instant.parse(stored.getMetadata().getCreationTimestamp());
      adopted(
          RunnerJob.of(plan, job, namespace, planName, labels, Owners.reference(run), defaults),
          run);
    } catch (KubernetesClientException e) {
      throw refused(e, since);
    }
  }

  /**
   * The name is the idempotency key: whoever finds it taken by this same run goes on with what is
   * there.
   */
  private <T extends HasMetadata> T adopted(T wanted, HasMetadata run) {
    return Writes.createIfAbsent(client, wanted).orElseGet(() -> own(wanted, run));
  }

  private <T extends HasMetadata> T own(T wanted, HasMetadata run) {
    T found = client.resource(wanted).get();
    if (found == null || !Owners.owns(run, found)) {
      throw new IllegalStateException(
          wanted.getKind() + " " + wanted.getMetadata().getName() + " belongs to another run");
    }
    return found;
  }

  private static LaunchRefused refused(KubernetesClientException e, Instant since) {
    String message = e.getStatus() == null ? e.getMessage() : e.getStatus().getMessage();
    return switch (e.getCode()) {
      case UNPROCESSABLE ->
          new LaunchRefused(new Failure(FailureReason.PodRefused, message), true, since, e);
      case HttpURLConnection.HTTP_FORBIDDEN ->
          new LaunchRefused(
              new Failure(FailureReason.ofRefusal(message), message), false, since, e);
      default -> throw e;
    };
  }
}
