package dev.loadtest.controller.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.core.plan.RunPlan;
import dev.loadtest.core.spec.ScriptSource;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.HashMap;
import java.util.Map;

/**
 * The ConfigMap that is mounted into every runner of an attempt: plan.json, and the script when it
 * is inline.
 */
public final class PlanConfigMap {
  public static final String PLAN = "plan.json";
  private static final String INLINE = "script.js";
  private static final ObjectMapper JSON = new ObjectMapper();

  private PlanConfigMap() {}

  /** Where the runner finds the script; relative paths count from the plan's folder. */
  public static String scriptPath(ScriptSource script) {
    if (script.inline() != null) {
      return INLINE;
    }
    if (script.localFile() != null) {
      return script.localFile();
    }
    return RunnerPod.SCRIPT_DIR + "/" + ScriptFiles.of(script).orElseThrow().file();
  }

  public static ConfigMap of(
      RunPlan plan,
      String name,
      String namespace,
      Map<String, String> labels,
      OwnerReference owner) {
    Map<String, String> files = new HashMap<>();
    files.put(PLAN, json(plan));
    if (plan.spec().script().inline() != null) {
      files.put(INLINE, plan.spec().script().inline());
    }
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .withLabels(labels)
        .withOwnerReferences(owner)
        .endMetadata()
        .withImmutable(true)
        .withData(files)
        .build();
  }

  private static String json(RunPlan plan) {
    try {
      return JSON.writeValueAsString(plan.runner());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a plan can always be written", e);
    }
  }
}
