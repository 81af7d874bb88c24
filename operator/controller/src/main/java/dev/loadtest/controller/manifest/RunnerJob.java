package dev.loadtest.controller.manifest;

import dev.loadtest.core.plan.RunPlan;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.List;
import java.util.Map;

/**
 * One Indexed Job per attempt. {@code backoffLimitPerIndex: 0}, not {@code backoffLimit: 0}: with
 * the latter a single failed index makes the Job controller delete all other pods, and their logs
 * with them.
 */
public final class RunnerJob {
  private RunnerJob() {}

  /**
   * @param avoided nodes that its pods had better not go to
   */
  public static Job of(
      RunPlan plan,
      String name,
      String namespace,
      String planConfigMap,
      Map<String, String> labels,
      OwnerReference owner,
      RunnerDefaults defaults,
      List<String> avoided) {
    return new JobBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .withLabels(labels)
        .addToLabels(Labels.ATTEMPT, Integer.toString(plan.runner().attempt()))
        .addToAnnotations(Labels.RUN_NAME, plan.runner().run())
        .withOwnerReferences(owner)
        .endMetadata()
        .withNewSpec()
        .withCompletionMode("Indexed")
        .withCompletions(plan.runners())
        .withParallelism(plan.runners())
        .withBackoffLimitPerIndex(0)
        .withPodReplacementPolicy("Failed")
        .withActiveDeadlineSeconds(plan.jobDeadline().toSeconds())
        .withTemplate(RunnerPod.of(plan, planConfigMap, labels, defaults, avoided))
        .endSpec()
        .build();
  }
}
