package dev.loadtest.controller.manifest;

import dev.loadtest.core.plan.RunPlan;
import dev.loadtest.core.spec.Runner;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The pod of a runner: restricted Pod Security, no service account token, everything writable in
 * memory or /tmp.
 */
final class RunnerPod {
  static final String CONTAINER = "k6";
  static final String PLAN_DIR = "/loadtest/plan";
  private static final String HOSTNAME = "kubernetes.io/hostname";
  static final String SCRIPT_DIR = "/loadtest/script";

  /** The user of the runner image, as in grafana/k6. */
  private static final long USER = 12345;

  private RunnerPod() {}

  static PodTemplateSpec of(
      RunPlan plan,
      String planConfigMap,
      Map<String, String> labels,
      RunnerDefaults defaults,
      List<String> avoided) {
    Runner runner = plan.spec().runner();
    Optional<ScriptFiles> script = ScriptFiles.of(plan.spec().script());
    var pod =
        new PodTemplateSpecBuilder()
            .withNewMetadata()
            .withLabels(labels)
            .addToAnnotations(Labels.RUN_NAME, plan.runner().run())
            .endMetadata()
            .withNewSpec()
            .withRestartPolicy("Never")
            .withAutomountServiceAccountToken(false)
            .withEnableServiceLinks(false)
            .withTerminationGracePeriodSeconds(30L)
            .withNewSecurityContext()
            .withRunAsNonRoot(true)
            .withRunAsUser(USER)
            .withRunAsGroup(USER)
            .withFsGroup(USER)
            .withNewSeccompProfile()
            .withType("RuntimeDefault")
            .endSeccompProfile()
            .endSecurityContext()
            .addNewTopologySpreadConstraint()
            .withMaxSkew(1)
            .withTopologyKey(HOSTNAME)
            .withWhenUnsatisfiable("ScheduleAnyway")
            .withNewLabelSelector()
            .addToMatchLabels(Labels.RUN, labels.get(Labels.RUN))
            .endLabelSelector()
            .endTopologySpreadConstraint()
            .withContainers(container(plan, runner, script.isPresent(), defaults))
            .addNewVolume()
            .withName("loadtest-plan")
            .withNewConfigMap()
            .withName(planConfigMap)
            .endConfigMap()
            .endVolume()
            .addNewVolume()
            .withName("loadtest-tmp")
            .withNewEmptyDir()
            .endEmptyDir()
            .endVolume();
    if (!avoided.isEmpty()) {
      pod.withAffinity(elsewhere(avoided));
    }
    script.ifPresent(s -> pod.addToVolumes(s.volume("loadtest-script")));
    return PodTemplateOverlay.apply(
        pod.endSpec().build(), Optional.ofNullable(runner.podTemplate()));
  }

  /**
   * A second measurement on the same node would repeat that node's trouble. Preferred only: there
   * may be no other node. An affinity of the podTemplate replaces it.
   */
  private static Affinity elsewhere(List<String> avoided) {
    return new AffinityBuilder()
        .withNewNodeAffinity()
        .addNewPreferredDuringSchedulingIgnoredDuringExecution()
        .withWeight(100)
        .withNewPreference()
        .addNewMatchExpression()
        .withKey(HOSTNAME)
        .withOperator("NotIn")
        .withValues(avoided)
        .endMatchExpression()
        .endPreference()
        .endPreferredDuringSchedulingIgnoredDuringExecution()
        .endNodeAffinity()
        .build();
  }

  private static Container container(
      RunPlan plan, Runner runner, boolean scriptMounted, RunnerDefaults defaults) {
    return new ContainerBuilder()
        .withName(CONTAINER)
        .withImage(Optional.ofNullable(runner.image()).orElse(defaults.image()))
        .withImagePullPolicy(
            Optional.ofNullable(runner.imagePullPolicy())
                .map(Enum::name)
                .orElse(defaults.pullPolicy()))
        .withArgs("runner", "--plan", PLAN_DIR, "--work", "/tmp")
        .withEnv(RunnerEnv.of(plan.spec()))
        .withEnvFrom(RunnerEnv.from(runner))
        .withResources(resources(runner))
        .withVolumeMounts(mounts(scriptMounted))
        .withTerminationMessagePolicy("File")
        .withNewSecurityContext()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .build();
  }

  private static List<VolumeMount> mounts(boolean scriptMounted) {
    var mounts = new ArrayList<VolumeMount>();
    mounts.add(mount("loadtest-plan", PLAN_DIR, true));
    mounts.add(mount("loadtest-tmp", "/tmp", false));
    if (scriptMounted) {
      mounts.add(mount("loadtest-script", SCRIPT_DIR, true));
    }
    return mounts;
  }

  private static VolumeMount mount(String name, String path, boolean readOnly) {
    return new VolumeMountBuilder()
        .withName(name)
        .withMountPath(path)
        .withReadOnly(readOnly)
        .build();
  }

  private static ResourceRequirements resources(Runner runner) {
    if (runner.resources() == null) {
      return new ResourceRequirementsBuilder()
          .addToRequests("cpu", new Quantity("100m"))
          .addToRequests("memory", new Quantity("128Mi"))
          .addToLimits("memory", new Quantity("512Mi"))
          .build();
    }
    return new ResourceRequirementsBuilder()
        .withRequests(quantities(runner.resources().requests()))
        .withLimits(quantities(runner.resources().limits()))
        .build();
  }

  private static Map<String, Quantity> quantities(Map<String, String> written) {
    return written == null
        ? Map.of()
        : written.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> Quantity.parse(e.getValue())));
  }
}
