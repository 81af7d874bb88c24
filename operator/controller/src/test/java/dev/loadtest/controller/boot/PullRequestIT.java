package dev.loadtest.controller.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.cluster.ApiServer;
import dev.loadtest.controller.git.ForgeInMemory;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.Heal.State;
import dev.loadtest.core.spec.HealingPolicy.Mode;
import dev.loadtest.core.spec.LoadTestRunSpec.Purpose;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A heal that is proven becomes a pull request, and people decide. */
@ExtendWith(ApiServer.class)
class PullRequestIT {
  private static final String FILE =
      """
      # the checkout
      apiVersion: loadtest.dev/v1alpha1
      kind: LoadTest
      metadata: {name: checkout}
      spec:
        script: {inline: x}
        load: {executor: ConstantVUs, vus: 10, duration: 10s}
        thresholds:
          - {name: errors, metric: http_req_failed, expression: "rate<0.1"}
          - name: p95 # what we promised
            metric: http_req_duration
            expression: "p(95)<400"   # ms
      """;

  private static final String POLICY =
      "mode: PullRequest, pullRequest: {provider: Gitea, baseUrl: 'http://git.example.com',"
          + " repository: shop/loadtests, path: checkout.yaml, secretRef: {name: forge}}";

  private final ForgeInMemory forge = new ForgeInMemory("checkout.yaml", FILE);
  private NamespacedKubernetesClient client;
  private World world;
  private HealedTest test;

  @BeforeEach
  void start(NamespacedKubernetesClient client) {
    this.client = client;
    world = World.with(client, Outsides.forges(forge.pullRequests()));
    test = new HealedTest(world);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void oneLineIsProposedAndMergedByAPerson() {
    open();
    assertThat(forge.proposed(1)).isEqualTo(FILE.replace("p(95)<400", "p(95)<440"));
    assertThat(test.patches()).isZero();
    world.restart();
    World.pause();
    assertThat(forge.pullRequests("")).isOne();
    forge.merge(1);
    sync("p(95)<440");
    Heal heal = test.awaitState(State.Confirmed);
    assertThat(heal.note()).contains("merged");
    assertThat(test.awaitShown(State.Confirmed).getStatus().healing().pullRequest()).isNotBlank();
  }

  @Test
  void whatAPersonClosesIsRejectedAndNotOpenedAgain() {
    open();
    forge.close(1);
    World.soon()
        .atMost(java.time.Duration.ofSeconds(45))
        .until(() -> test.heal().state() == State.Rejected);
    world.restart();
    World.pause();
    assertThat(forge.pullRequests("")).isOne();
    assertThat(test.patches()).isZero();
    test.assertRuns(Purpose.Normal, Purpose.Trial);
  }

  @Test
  void anEditByAPersonClosesIt() {
    open();
    sync("p(95)<500");
    test.awaitState(State.Superseded);
    assertThat(forge.state(1)).isEqualTo("Closed");
  }

  @Test
  void aWordByAnnotationClosesItToo() {
    open();
    test.says(Labels.REJECT_HEALING);
    test.awaitState(State.Rejected);
    assertThat(forge.state(1)).isEqualTo("Closed");
  }

  @Test
  void withoutATokenTheHealWaitsAndSaysSo() {
    test.ranOnce(HealedTest.spec(POLICY));
    test.proposed(Mode.PullRequest);
    world.startOperator();
    test.play(Purpose.Trial, 0);
    Heal heal = World.soon().until(test::heal, h -> h.note().startsWith("no pull request yet"));
    assertThat(heal.note()).contains("spec.healing.pullRequest.secretRef", "no Secret forge");
    assertThat(heal.state()).isEqualTo(State.Proven);
  }

  private void open() {
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("forge")
                .endMetadata()
                .withStringData(Map.of("token", "s3cr3t-t0k3n"))
                .build())
        .create();
    test.ranOnce(HealedTest.spec(POLICY));
    test.proposed(Mode.PullRequest);
    world.startOperator();
    test.play(Purpose.Trial, 0);
    Heal heal = test.awaitState(State.PullRequestOpen);
    assertThat(heal.pullRequest().number()).isOne();
  }

  /** What comes out of Git, as Argo CD writes it. */
  private void sync(String expression) {
    client
        .resources(LoadTest.class)
        .withName(HealedTest.NAME)
        .patch(
            PatchContext.of(PatchType.JSON),
            "[{\"op\": \"replace\", \"path\": \"/spec/thresholds/1/expression\", \"value\": \"%s\"}]"
                .formatted(expression));
  }
}
