package dev.loadtest.controller.act;

import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.controller.manifest.PlanConfigMap;
import dev.loadtest.controller.manifest.RunnerDefaults;
import dev.loadtest.controller.manifest.RunnerJob;
import dev.loadtest.core.plan.RunName;
import dev.loadtest.core.plan.RunPlan;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Map;

/** Writes the plan of an attempt and asks for its runners. */
public final class Launcher {
  private final KubernetesClient client;
  private final RunnerDefaults defaults;

  public Launcher(KubernetesClient client, RunnerDefaults defaults) {
    this.client = client;
    this.defaults = defaults;
  }

  /**
   * Stores the plan if it is not stored yet.
   *
   * @return the stored one: its nonce counts, not the one just made
   */
  public ConfigMap storePlan(HasMetadata run, RunPlan plan) {
    return adopted(
        PlanConfigMap.of(
            plan, planName(run, plan), run.getMetadata().getNamespace(), labels(plan), Owners.reference(run)),
        run);
  }

  /** Creates the Job if it does not exist. */
  public void createJob(HasMetadata run, RunPlan plan) {
    adopted(
        RunnerJob.of(
            plan,
            RunName.job(
                plan.runner().run(), run.getMetadata().getUid(), plan.runner().attempt()),
            run.getMetadata().getNamespace(),
            planName(run, plan),
            labels(plan),
            Owners.reference(run),
            defaults),
        run);
  }

  /** The name is the idempotency key: whoever finds it taken by this same run goes on with what is there. */
  private <T extends HasMetadata> T adopted(T wanted, HasMetadata run) {
    try {
      return client.resource(wanted).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
      T found = client.resource(wanted).get();
      if (found != null && Owners.owns(run, found)) {
        return found;
      }
      throw new IllegalStateException(
          wanted.getKind() + " " + wanted.getMetadata().getName() + " belongs to another run", e);
    }
  }

  private static String planName(HasMetadata run, RunPlan plan) {
    return RunName.plan(
        plan.runner().run(), run.getMetadata().getUid(), plan.runner().attempt());
  }

  private static Map<String, String> labels(RunPlan plan) {
    return Labels.of(plan.runner().test(), plan.runner().run());
  }
}
