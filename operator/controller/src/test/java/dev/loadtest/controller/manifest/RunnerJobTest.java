package dev.loadtest.controller.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.plan.RunPlan;
import dev.loadtest.core.spec.LoadTestSpec;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole objects are in {@code resources/manifests}. */
class RunnerJobTest {
  private static final String LOAD = "load: {executor: ConstantVUs, vus: 1000, duration: 1m}";
  private static final String SMALL = "{script: {inline: x}, " + LOAD + "}";
  private static final String LARGE =
      """
      {script: {configMap: {name: k6, file: shop/test.js}}, target: {url: http://shop}, parallelism: 4,
       load: {executor: ConstantVUs, vus: 1000, duration: 1m}, timeouts: {start: 10m},
       runner: {image: "example.com/k6:1", imagePullPolicy: Always,
         resources: {requests: {cpu: "1", memory: 512Mi}, limits: {memory: 1Gi}},
         env: [{name: USERS, value: "5"}, {name: EMPTY},
           {name: PASSWORD, valueFrom: {secretKeyRef: {name: users, key: password}}},
           {name: REGION, valueFrom: {configMapKeyRef: {name: settings, key: region}}}],
         envFrom: [{prefix: SHOP_, secretRef: {name: users}}, {configMapRef: {name: settings}}],
         podTemplate: {
           metadata: {labels: {team: shop, loadtest.dev/run: stolen}, annotations: {note: hello, loadtest.dev/run-name: stolen}},
           spec: {nodeSelector: {pool: load}, priorityClassName: low,
             tolerations: [{key: load, operator: Exists}],
             imagePullSecrets: [{name: pull}], volumes: [{name: data, configMap: {name: data}}],
             containers: [{name: k6, volumeMounts: [{name: data, mountPath: /data}]}]}}}}
      """;

  @Test
  void oneRunner() throws IOException {
    assertThat(tree(Serialization.asYaml(job(SMALL)))).isEqualTo(tree(golden("one-runner")));
  }

  @Test
  void fourRunnersWithEverything() throws IOException {
    assertThat(tree(Serialization.asYaml(job(LARGE)))).isEqualTo(tree(golden("four-runners")));
  }

  @ParameterizedTest
  @ValueSource(strings = {SMALL, LARGE})
  void podsAreRestricted(String spec) {
    var pod = job(spec).getSpec().getTemplate().getSpec();
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getHostNetwork()).isNull();
    assertThat(pod.getHostPID()).isNull();
    assertThat(pod.getRestartPolicy()).isEqualTo("Never");
    assertThat(pod.getVolumes()).allMatch(v -> v.getHostPath() == null);
    assertThat(pod.getContainers())
        .allSatisfy(
            c -> {
              assertThat(c.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
              assertThat(c.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
              assertThat(c.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
            });
  }

  /** One failed index must not take the others and their logs with it. */
  @Test
  void aFailedRunnerIsNotRepeatedAndLeavesTheOthersAlone() {
    var spec = job(LARGE).getSpec();
    assertThat(spec.getBackoffLimitPerIndex()).isZero();
    assertThat(spec.getBackoffLimit()).isNull();
    assertThat(spec.getTtlSecondsAfterFinished()).isNull();
    assertThat(spec.getCompletions()).isEqualTo(spec.getParallelism()).isEqualTo(4);
  }

  /** etcd takes 1.5 MiB, an argument list 128 KiB: nothing may grow with the runners. */
  @Test
  void fiveHundredRunnersAreSmallObjects() {
    String spec = SMALL.replace("{script", "{parallelism: 500, script");
    assertThat(Serialization.asJson(job(spec)).length()).isLessThan(8_000);
    assertThat(Serialization.asJson(plan(spec)).length()).isLessThan(16_000);
  }

  @Test
  void thePlanCarriesTheScriptOnlyWhenItIsInline() {
    assertThat(plan(SMALL).getData()).containsOnlyKeys("plan.json", "script.js");
    assertThat(plan(LARGE).getData()).containsOnlyKeys("plan.json");
    assertThat(plan(LARGE).getData().get("plan.json"))
        .contains("\"script\":\"/loadtest/script/shop/test.js\"", "\"nonce\":\"secret\"");
    assertThat(plan(LARGE).getImmutable()).isTrue();
  }

  /** Scripts read their environment and print what they like. */
  @Test
  void theNonceIsOnlyInTheFile() {
    assertThat(Serialization.asYaml(job(LARGE)))
        .doesNotContain("secret\"")
        .doesNotContain(": secret");
  }

  @Test
  void anotherAttemptPrefersOtherNodes() {
    var affinity = job(SMALL, List.of("a", "b")).getSpec().getTemplate().getSpec().getAffinity();
    var preferred = affinity.getNodeAffinity().getPreferredDuringSchedulingIgnoredDuringExecution();
    assertThat(affinity.getNodeAffinity().getRequiredDuringSchedulingIgnoredDuringExecution())
        .isNull();
    var elsewhere = preferred.getFirst().getPreference().getMatchExpressions().getFirst();
    assertThat(elsewhere.getKey()).isEqualTo("kubernetes.io/hostname");
    assertThat(elsewhere.getOperator()).isEqualTo("NotIn");
    assertThat(elsewhere.getValues()).containsExactly("a", "b");
  }

  @Test
  void anAffinityOfThePodTemplateStaysAsItIs() {
    String spec =
        SMALL.replaceFirst(
            "\\{", "{runner: {podTemplate: {spec: {affinity: {podAntiAffinity: {}}}}}, ");
    var affinity = job(spec, List.of("a")).getSpec().getTemplate().getSpec().getAffinity();
    assertThat(affinity.getNodeAffinity()).isNull();
    assertThat(affinity.getPodAntiAffinity()).isNotNull();
  }

  private static Job job(String spec) {
    return job(spec, List.of());
  }

  private static Job job(String spec, List<String> avoided) {
    RunPlan plan = runPlan(spec);
    return RunnerJob.of(
        plan,
        "checkout-1-0f1e2d-1",
        "shop",
        "checkout-1-0f1e2d-1-plan",
        Labels.of("checkout", "checkout-1"),
        owner(),
        new RunnerDefaults("loadtest/k6:1", "IfNotPresent"),
        avoided);
  }

  private static ConfigMap plan(String spec) {
    return PlanConfigMap.of(
        runPlan(spec), "plan", "shop", Labels.of("checkout", "checkout-1"), owner());
  }

  private static RunPlan runPlan(String spec) {
    LoadTestSpec read = Serialization.unmarshal("\n---\n" + spec, LoadTestSpec.class);
    return RunPlan.of(
        read,
        new RunPlan.Identity("checkout", "checkout-1", 1, "secret"),
        PlanConfigMap.scriptPath(read.script()));
  }

  private static OwnerReference owner() {
    return new OwnerReferenceBuilder()
        .withApiVersion("loadtest.dev/v1alpha1")
        .withKind("LoadTestRun")
        .withName("checkout-1")
        .withUid("uid")
        .withController(true)
        .build();
  }

  /** The order of keys says nothing. */
  private static Map<?, ?> tree(String yaml) {
    return Serialization.unmarshal(yaml, Map.class);
  }

  private static String golden(String name) throws IOException {
    try (InputStream file =
        RunnerJobTest.class.getResourceAsStream("/manifests/" + name + ".yaml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
