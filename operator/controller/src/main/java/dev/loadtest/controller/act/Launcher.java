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
import java.util.List;
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
   * @param avoided nodes that the runners had better not go to again
   * @throws LaunchRefused when the API server refuses the plan or the Job
   */
  public void launch(HasMetadata run, RunPlan plan, List<String> avoided) throws LaunchRefused {
    String job =
        RunName.job(plan.runner().run(), run.getMetadata().getUid(), plan.runner().attempt());
    String planName =
        RunName.plan(plan.runner().run(), run.getMetadata().getUid(), plan.runner().attempt());
    String namespace = run.getMetadata().getNamespace();
    Map<String, String> labels = Labels.of(plan.runner().test(), plan.runner().run());
    Instant since = Instant.parse(run.getMetadata().getCreationTimestamp());
    try {
      ConfigMap stored =
          Writes.createOrAdopt(
              client,
              PlanConfigMap.of(plan, planName, namespace, labels, Owners.reference(run)),
              run);
      since = Instant.parse(stored.getMetadata().getCreationTimestamp());
      Writes.createOrAdopt(
          client,
          RunnerJob.of(
              plan, job, namespace, planName, labels, Owners.reference(run), defaults, avoided),
          run);
    } catch (KubernetesClientException e) {
      throw refused(e, since);
    }
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
