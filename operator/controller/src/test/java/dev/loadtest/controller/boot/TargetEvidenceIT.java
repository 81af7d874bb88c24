package dev.loadtest.controller.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.controller.act.ApiAccess;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.cluster.ApiServer;
import dev.loadtest.controller.observe.evidence.PrometheusReadings;
import dev.loadtest.controller.observe.evidence.TargetObserver;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.status.LoadTestRunStatus;
import dev.loadtest.core.status.Phase;
import dev.loadtest.core.status.TargetStatus;
import dev.loadtest.core.summary.TargetEvidence;
import dev.loadtest.core.summary.TargetEvidence.Happening;
import dev.loadtest.core.summary.TargetEvidence.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happened to a service under test, from objects and events as a real API server has them. */
@ExtendWith(ApiServer.class)
class TargetEvidenceIT {
  private static final String DEPLOYMENT = "{kind: Deployment, name: shop}";
  private static final String USER = "target-reader";

  private NamespacedKubernetesClient client;
  private String node;
  private KubernetesClient watched;
  private final ApiRequests requests = new ApiRequests();
  private Instant from;

  @BeforeEach
  void workload(NamespacedKubernetesClient client) {
    this.client = client;
    this.node = "node-" + client.getNamespace();
    this.watched =
        new KubernetesClientBuilder()
            .withConfig(client.getConfiguration())
            .withHttpClientBuilderConsumer(
                http -> http.addOrReplaceInterceptor("requests", requests))
            .build();
    client
        .resource(
            new ServiceAccountBuilder().withNewMetadata().withName("default").endMetadata().build())
        .create();
    create("{apiVersion: v1, kind: Node, metadata: {name: %s}}".formatted(node));
    create(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop, annotations: {deployment.kubernetes.io/revision: "1"}}
        spec:
          replicas: 2
          selector: {matchLabels: {app: shop}}
          template:
            metadata: {labels: {app: shop}}
            spec: {containers: [{name: app, image: app}]}
        """);
    pod("shop-6d4cf56db6-x7k2p", "6d4cf56db6");
  }

  @AfterEach
  void theChartGrantsWhatWasAsked() {
    client.nodes().withName(node).delete();
    watched.close();
    assertThat(requests.notGranted()).isEmpty();
  }

  @Test
  void aQuietTargetHasNoHappenings() {
    loadStarts();
    assertThat(evidence(first("1", 2))).isEqualTo(TargetEvidence.NONE.of("1"));
  }

  @Test
  void restartsKillsAndEvictionsAreSeen() {
    loadStarts();
    status(
        "shop-6d4cf56db6-x7k2p",
        """
        {phase: Running, containerStatuses: [{name: app, image: app, imageID: "", ready: true, restartCount: 1,
          lastState: {terminated: {exitCode: 137, reason: OOMKilled, finishedAt: <now>}}}]}
        """);
    event("Pod", "shop-6d4cf56db6-g7n2k", "", "Evicted", "The node was low on resource: memory.");
    event("Pod", "shop-api-6d4cf56db6-g7n2k", "", "Evicted", "Of another workload.");
    assertThat(evidence(first("1", 2)).happenings())
        .extracting(Happening::kind, Happening::subject)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(Kind.OutOfMemory, "shop-6d4cf56db6-x7k2p"),
            org.assertj.core.groups.Tuple.tuple(Kind.Evicted, "shop-6d4cf56db6-g7n2k"));
  }

  @Test
  void aRolloutIsSeenByItsPodsAndItsRevision() {
    loadStarts();
    pod("shop-7f9c45d8b7-bcdfg", "7f9c45d8b7");
    client
        .apps()
        .deployments()
        .withName("shop")
        .edit(
            d -> {
              d.getMetadata().getAnnotations().put("deployment.kubernetes.io/revision", "2");
              return d;
            });
    assertThat(evidence(first("1", 2)).happenings())
        .singleElement()
        .satisfies(
            h -> {
              assertThat(h.kind()).isEqualTo(Kind.RolledOut);
              assertThat(h.detail()).isEqualTo("was rolled out from revision 1 to 2");
              assertThat(h.time()).isBetween(from.minusSeconds(1), Instant.now());
            });
  }

  @Test
  void aDrainedPodIsSeenByTheOneInItsPlace() {
    loadStarts();
    client.pods().withName("shop-6d4cf56db6-x7k2p").withGracePeriod(0).delete();
    pod("shop-6d4cf56db6-bcdfg", "6d4cf56db6");
    assertThat(evidence(first("1", 2)).happenings())
        .extracting(Happening::kind, Happening::subject)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Kind.Evicted, "shop-6d4cf56db6-bcdfg"));
    // Without a first look, more pods may as well have been wanted.
    assertThat(evidence(Optional.empty()).happenings()).isEmpty();
  }

  @Test
  void anAutoscalersChangeIsSeen() {
    create(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: shop-hpa}
        spec: {maxReplicas: 5, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: shop}}
        """);
    loadStarts();
    String uid =
        client
            .autoscaling()
            .v2()
            .horizontalPodAutoscalers()
            .withName("shop-hpa")
            .get()
            .getMetadata()
            .getUid();
    event("HorizontalPodAutoscaler", "shop-hpa", uid, "SuccessfulRescale", "New size: 4; cpu");
    event("HorizontalPodAutoscaler", "shop-hpa", "another", "SuccessfulRescale", "New size: 9");
    assertThat(evidence(first("1", 2)).happenings())
        .singleElement()
        .satisfies(
            h -> {
              assertThat(h.kind()).isEqualTo(Kind.Rescaled);
              assertThat(h.subject()).isEqualTo("shop-hpa");
              assertThat(h.detail()).startsWith("New size: 4; cpu");
            });
  }

  @Test
  void aDeploymentThatAPersonScaledIsSeen() {
    loadStarts();
    client.apps().deployments().withName("shop").scale(5);
    assertThat(evidence(first("1", 2)).happenings())
        .extracting(Happening::detail)
        .containsExactly("went from 2 to 5 replicas");
  }

  @Test
  void troubleOfItsNodesIsSeen() {
    loadStarts();
    client
        .nodes()
        .withName(node)
        .patchStatus(
            Serialization.unmarshal(
                now(
                    """
                    apiVersion: v1
                    kind: Node
                    metadata: {name: %s}
                    status: {conditions: [{type: MemoryPressure, status: "True", message: low, lastTransitionTime: <now>}]}
                    """
                        .formatted(node)),
                io.fabric8.kubernetes.api.model.Node.class));
    assertThat(evidence(first("1", 2)).happenings())
        .extracting(Happening::kind, Happening::subject, Happening::detail)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Kind.NodeTrouble, node, "MemoryPressure became True: low"));
  }

  @Test
  void aWorkloadThatIsNotThereIsNamed() {
    loadStarts();
    var observer = new TargetObserver(watched, PrometheusReadings.NONE);
    assertThat(
            observer
                .evidence(
                    run(Optional.empty()),
                    spec("{kind: StatefulSet, name: db}"),
                    from,
                    Instant.now())
                .unanswered())
        .containsExactly(new TargetEvidence.Unanswered("workload", "there is no StatefulSet db"));
  }

  /** A namespaced install: the rights of the chart's Role, and none on nodes. */
  @Test
  void withoutARightOnNodesTheRestIsSeenAndNothingIsSaid() {
    loadStarts();
    client.apps().deployments().withName("shop").scale(5);
    grant();
    try (KubernetesClient reader = as(USER)) {
      TargetEvidence evidence = evidence(reader, first("1", 2));
      assertThat(evidence.happenings()).extracting(Happening::kind).containsExactly(Kind.Rescaled);
      assertThat(evidence.unanswered()).isEmpty();
    }
  }

  @Test
  void withoutAnyRightWhatCouldNotBeReadIsNamed() {
    loadStarts();
    try (KubernetesClient stranger = as("stranger")) {
      TargetEvidence evidence = evidence(stranger, first("1", 2));
      assertThat(evidence.unanswered())
          .containsExactly(
              new TargetEvidence.Unanswered("workload", "the operator may not read it"));
      assertThat(evidence.happenings()).isEmpty();
      assertThat(evidence.readings()).isEmpty();
      assertThat(evidence.steadyRevision()).isEmpty();
      assertThat(
              new TargetObserver(stranger, PrometheusReadings.NONE)
                  .sample(run(Optional.empty()), spec(DEPLOYMENT), from))
          .isEmpty();
    }
  }

  @Test
  void aClusterWithoutMetricsIsAskedOnce() {
    loadStarts();
    var observer = new TargetObserver(watched, PrometheusReadings.NONE);
    TargetStatus known =
        observer.sample(run(Optional.empty()), spec(DEPLOYMENT), from).orElseThrow();
    assertThat(known.replicas()).isEqualTo(2);
    assertThat(known.revision()).isEqualTo("1");
    assertThat(known.lacks("metrics.k8s.io")).isTrue();
    assertThat(observer.sample(run(Optional.of(known)), spec(DEPLOYMENT), from)).hasValue(known);
    assertThat(evidence(Optional.of(known)).unanswered())
        .containsExactly(
            new TargetEvidence.Unanswered("metrics.k8s.io", "the cluster does not serve it"));
  }

  private void grant() {
    var role =
        new RoleBuilder()
            .withNewMetadata()
            .withName(USER)
            .endMetadata()
            .withRules(
                ApiAccess.ALL.stream()
                    .filter(a -> a.where() == ApiAccess.Where.Watched)
                    .map(
                        a ->
                            new PolicyRuleBuilder()
                                .withApiGroups(a.group())
                                .withResources(a.resource())
                                .withVerbs(List.copyOf(a.verbs()))
                                .build())
                    .toList())
            .build();
    client.resource(role).create();
    client
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName(USER)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "Role", USER)
                .addNewSubject("rbac.authorization.k8s.io", "User", USER, null)
                .build())
        .create();
  }

  private KubernetesClient as(String user) {
    return new KubernetesClientBuilder()
        .withConfig(
            new ConfigBuilder(client.getConfiguration()).withImpersonateUsername(user).build())
        .build();
  }

  /** What was made so far was there before: times of the API are in seconds. */
  private void loadStarts() {
    from = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    World.soon().until(() -> Instant.now().isAfter(from));
  }

  private TargetEvidence evidence(Optional<TargetStatus> known) {
    return evidence(watched, known);
  }

  private TargetEvidence evidence(KubernetesClient reader, Optional<TargetStatus> known) {
    return new TargetObserver(reader, PrometheusReadings.NONE)
        .evidence(run(known), spec(DEPLOYMENT), from, Instant.now().plus(Duration.ofSeconds(1)));
  }

  private static Optional<TargetStatus> first(String revision, int replicas) {
    return Optional.of(TargetStatus.NONE.firstSeen(Optional.of(revision), replicas));
  }

  private LoadTestRun run(Optional<TargetStatus> known) {
    var run = new LoadTestRun();
    run.getMetadata().setNamespace(client.getNamespace());
    run.setStatus(
        Serialization.unmarshal("phase: " + Phase.Running, LoadTestRunStatus.class)
            .withTarget(known.orElse(null)));
    return run;
  }

  private static LoadTestSpec spec(String workload) {
    return Serialization.unmarshal(
        "script: {inline: x}\ntarget: {workloadRef: %s}".formatted(workload), LoadTestSpec.class);
  }

  private void pod(String name, String hash) {
    create(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, labels: {app: shop, pod-template-hash: "%s"}}
        spec: {nodeName: %s, containers: [{name: app, image: app}]}
        """
            .formatted(name, hash, node));
  }

  private void status(String pod, String status) {
    client
        .pods()
        .withName(pod)
        .patchStatus(
            Serialization.unmarshal(
                now("apiVersion: v1\nkind: Pod\nmetadata: {name: %s}\nstatus: %s")
                    .formatted(pod, now(status).replace("\n", "\n  ")),
                io.fabric8.kubernetes.api.model.Pod.class));
  }

  private void event(String kind, String name, String uid, String reason, String message) {
    create(
        now(
            """
            apiVersion: v1
            kind: Event
            metadata: {generateName: e-}
            involvedObject: {kind: %s, name: %s, namespace: %s, uid: "%s"}
            reason: %s
            message: "%s"
            lastTimestamp: <now>
            """
                .formatted(kind, name, client.getNamespace(), uid, reason, message)));
  }

  private void create(String yaml) {
    client
        .resource(
            Serialization.unmarshal(
                yaml.startsWith("{") ? "---\n" + yaml : yaml, GenericKubernetesResource.class))
        .create();
  }

  private static String now(String yaml) {
    return yaml.replace("<now>", "\"" + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\"");
  }
}
