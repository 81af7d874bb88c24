package dev.loadtest.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChartTest {
  @Test
  void helmFindsNothingToComplainAboutEvenWhenStrict() {
    var result = Chart.lint();
    assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
  }

  @Test
  void theDefaultsInstallOneOperatorForAllNamespaces() {
    Chart chart = Chart.with("");
    assertThat(kinds(chart))
        .containsExactlyInAnyOrder(
            "ServiceAccount",
            "CustomResourceDefinition",
            "ClusterRole",
            "ClusterRoleBinding",
            "Role",
            "RoleBinding",
            "Service",
            "Deployment");
    assertThat(chart.env("LOADTEST_NAMESPACES")).hasValue("");
    assertThat(chart.env("LOADTEST_LEADER_ELECTION")).hasValue("true");
    assertThat(chart.env("LOADTEST_RUNNER_IMAGE")).hasValue("localhost/loadtest/k6-runner:dev");
    assertThat(chart.operator().getImage()).isEqualTo("localhost/loadtest/operator:dev");
    assertThat(chart.operator().getArgs()).isEmpty();
  }

  @Test
  void namedNamespacesGetRolesAndNoClusterRole() {
    Chart chart = Chart.with("watchNamespaces: [shop, pay]\nrbac: {userRoles: false}");
    assertThat(chart.all("ClusterRole")).isEmpty();
    assertThat(chart.all("ClusterRoleBinding")).isEmpty();
    assertThat(chart.all("Role"))
        .extracting(role -> role.getMetadata().getNamespace())
        .containsExactlyInAnyOrder("shop", "pay", "loadtest-system");
    assertThat(chart.env("LOADTEST_NAMESPACES")).hasValue("shop,pay");
  }

  @Test
  void twoReplicasAreSpreadAndKeptThroughDrains() {
    Chart chart = Chart.with("replicas: 2");
    assertThat(chart.only(Deployment.class).getSpec().getReplicas()).isEqualTo(2);
    assertThat(chart.pod().getTopologySpreadConstraints()).hasSize(1);
    assertThat(chart.only(PodDisruptionBudget.class).getSpec().getMinAvailable())
        .isEqualTo(new IntOrString(1));
  }

  @Test
  void oneReplicaGetsNoBudgetThatWouldBlockDrains() {
    assertThat(Chart.with("podDisruptionBudget: {enabled: true}").all("PodDisruptionBudget"))
        .isEmpty();
    assertThat(
            Chart.with("replicas: 2\npodDisruptionBudget: {enabled: false}")
                .all("PodDisruptionBudget"))
        .isEmpty();
  }

  @Test
  void aDigestWinsOverTheTag() {
    String digest = "sha256:" + "ab".repeat(32);
    Chart chart =
        Chart.with(
            """
            image: {repository: registry.example.com/operator, digest: "%1$s"}
            runnerImage: {repository: registry.example.com/k6, tag: v2, digest: "%1$s", pullPolicy: Always}
            """
                .formatted(digest));
    assertThat(chart.operator().getImage()).isEqualTo("registry.example.com/operator@" + digest);
    assertThat(chart.env("LOADTEST_RUNNER_IMAGE")).hasValue("registry.example.com/k6@" + digest);
    assertThat(chart.env("LOADTEST_RUNNER_IMAGE_PULL_POLICY")).hasValue("Always");
  }

  @Test
  void theDefinitionsCanBeLeftToThePerson() {
    assertThat(Chart.with("crds: {install: false}").all("CustomResourceDefinition")).isEmpty();
  }

  @Test
  void anExistingServiceAccountIsUsed() {
    Chart chart = Chart.with("serviceAccount: {create: false, name: robot}");
    assertThat(chart.all("ServiceAccount")).isEmpty();
    assertThat(chart.pod().getServiceAccountName()).isEqualTo("robot");
    assertThat(chart.all("ClusterRoleBinding").toString()).contains("name=robot");
  }

  @Test
  void rolesCanBeLeftToThePerson() {
    Chart chart = Chart.with("rbac: {create: false, userRoles: false}");
    assertThat(kinds(chart))
        .doesNotContain("Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding");
    assertThat(chart.only(ServiceAccount.class)).isNotNull();
  }

  @Test
  void placementAndExtrasReachThePod() {
    Chart chart =
        Chart.with(
            """
            jvmOptions: [-Xmx128m]
            extraEnv: [{name: HTTPS_PROXY, value: "http://proxy:3128"}]
            podAnnotations: {example.com/a: b}
            podLabels: {team: perf}
            commonLabels: {cost: "1"}
            priorityClassName: high
            nodeSelector: {pool: system}
            tolerations: [{key: system, operator: Exists}]
            affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: []}}
            topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway}]
            imagePullSecrets: [{name: registry}]
            leaderElection: {enabled: false}
            runAsUser: null
            runAsGroup: null
            """);
    assertThat(chart.operator().getArgs())
        .containsExactly("-Xmx128m", "-jar", "/app/quarkus-run.jar");
    assertThat(chart.env("HTTPS_PROXY")).hasValue("http://proxy:3128");
    assertThat(chart.env("LOADTEST_LEADER_ELECTION")).hasValue("false");
    var template = chart.only(Deployment.class).getSpec().getTemplate().getMetadata();
    assertThat(template.getAnnotations()).containsEntry("example.com/a", "b");
    assertThat(template.getLabels()).containsEntry("team", "perf").containsEntry("cost", "1");
    assertThat(chart.only(Deployment.class).getSpec().getStrategy().getType())
        .isEqualTo("Recreate");
    assertThat(chart.pod().getPriorityClassName()).isEqualTo("high");
    assertThat(chart.pod().getNodeSelector()).containsEntry("pool", "system");
    assertThat(chart.pod().getTolerations()).hasSize(1);
    assertThat(chart.pod().getAffinity().getNodeAffinity()).isNotNull();
    assertThat(chart.pod().getTopologySpreadConstraints())
        .singleElement()
        .satisfies(spread -> assertThat(spread.getTopologyKey()).isEqualTo("zone"));
    assertThat(chart.pod().getImagePullSecrets()).hasSize(1);
    assertThat(chart.pod().getSecurityContext().getRunAsUser()).isNull();
  }

  @Test
  void aPrometheusIsAskedOnlyWhereOneIsNamed() {
    Chart without = Chart.with("");
    assertThat(without.env("LOADTEST_PROMETHEUS_URL")).isEmpty();
    assertThat(without.pod().getVolumes()).hasSize(1);
    Chart with =
        Chart.with(
            """
            prometheus: {url: "https://prometheus.monitoring:9091/prefix", tokenSecret: {name: reader, key: t}}
            """);
    assertThat(with.env("LOADTEST_PROMETHEUS_URL"))
        .hasValue("https://prometheus.monitoring:9091/prefix");
    assertThat(with.env("LOADTEST_PROMETHEUS_ALLOW_QUERIES")).hasValue("false");
    assertThat(with.env("LOADTEST_PROMETHEUS_TOKEN_FILE"))
        .hasValue("/etc/loadtest/prometheus/token");
    assertThat(with.pod().getVolumes())
        .filteredOn(volume -> volume.getSecret() != null)
        .singleElement()
        .satisfies(
            volume -> {
              assertThat(volume.getSecret().getSecretName()).isEqualTo("reader");
              assertThat(volume.getSecret().getItems().getFirst().getKey()).isEqualTo("t");
            });
    assertThat(
            Chart.with("prometheus: {url: \"http://p:9090\", allowQueries: true}")
                .env("LOADTEST_PROMETHEUS_ALLOW_QUERIES"))
        .hasValue("true");
  }

  @Test
  void namesFollowTheRelease() {
    assertThat(Chart.with("fullnameOverride: lt").only(Deployment.class).getMetadata().getName())
        .isEqualTo("lt");
    assertThat(Chart.with("nameOverride: x").only(Deployment.class).getMetadata().getName())
        .isEqualTo("demo-x");
  }

  @Test
  void allObjectsCarryTheCommonLabelsAndTheirNamespace() {
    Chart chart =
        Chart.with("replicas: 2\nnetworkPolicy: {enabled: true}\nserviceMonitor: {enabled: true}");
    Set<String> clusterWide =
        Set.of("ClusterRole", "ClusterRoleBinding", "CustomResourceDefinition");
    assertThat(chart.objects())
        .allSatisfy(
            object -> {
              assertThat(object.getMetadata().getLabels())
                  .containsEntry("app.kubernetes.io/instance", "demo")
                  .containsEntry("app.kubernetes.io/managed-by", "Helm");
              if (!clusterWide.contains(object.getKind())) {
                assertThat(object.getMetadata().getNamespace()).isEqualTo("loadtest-system");
              }
            });
  }

  private static Set<String> kinds(Chart chart) {
    return chart.objects().stream().map(HasMetadata::getKind).collect(Collectors.toSet());
  }
}
