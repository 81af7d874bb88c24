package dev.loadtest.controller.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.loadtest.controller.act.RedeployHook;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.cluster.ApiServer;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.core.heal.HealHistory;
import dev.loadtest.core.heal.Remedy;
import dev.loadtest.core.heal.Remedy.State;
import dev.loadtest.core.spec.LoadTestRunSpec.RunTrigger.Kind;
import dev.loadtest.core.spec.Remediation.Action;
import dev.loadtest.core.spec.Remediation.Cause;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is done about a service before its test runs again. */
@ExtendWith(ApiServer.class)
class RemedyIT {
  private static final String SECRET_PATH = "/hooks/s3cr3t-t0k3n";
  private static final String TARGET =
      ", target: {url: 'http://shop', workloadRef: {kind: Deployment, name: shop}}, remediation: {%s}";

  private NamespacedKubernetesClient client;
  private HttpServer hook;
  private final List<String> called = new CopyOnWriteArrayList<>();
  private volatile int answer = 202;
  private World world;
  private HealedTest test;

  @BeforeEach
  void start(NamespacedKubernetesClient client) throws IOException {
    this.client = client;
    hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext(
        "/",
        exchange -> {
          called.add(
              exchange.getRequestURI().getPath()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Idempotency-Key"));
          exchange.getResponseHeaders().add("Location", address() + "/elsewhere");
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    hook.start();
    world = World.with(client, Outsides.hook(new RedeployHook(List.of(address()))));
    test = new HealedTest(world);
    client.resource(deployment()).create();
    available();
  }

  @AfterEach
  void stop() {
    hook.stop(0);
    world.close();
  }

  @Test
  void aRestartIsMadeOnceAndTheTestRunsWhenTheServiceIsBack() {
    due(Action.RolloutRestart, "action: RolloutRestart");
    test.wrote(HealHistory.EMPTY.with(remedy(Action.RolloutRestart)));
    world.startOperator();
    awaitState(State.Waiting);
    long generation = shop().getMetadata().getGeneration();
    assertThat(shop().getSpec().getTemplate().getMetadata().getAnnotations())
        .containsEntry(Labels.REMEDY, "r1234abcd")
        .containsKey("kubectl.kubernetes.io/restartedAt");
    world.restart();
    World.pause();
    assertThat(world.runs()).hasSize(1);
    available();
    LoadTestRun rerun = rerun();
    world.restart();
    world.pass(rerun);
    awaitState(State.Succeeded);
    assertThat(shop().getMetadata().getGeneration()).isEqualTo(generation);
    World.soon()
        .until(
            () -> test.now().getStatus().autoFixApplied(),
            text -> text != null && text.startsWith("RolloutRestart"));
    assertThat(test.condition("ActionRequired")).isEqualTo("False");
    assertThat(world.eventReasons(HealedTest.NAME))
        .contains("RemedyWaiting", "RemedyRerunning", "RemedySucceeded");
    World.pause();
    assertThat(world.runs()).hasSize(2);
  }

  @Test
  void aRestartThatIsForbiddenSaysWhatToSet() {
    due(Action.RolloutRestart, "action: RolloutRestart");
    test.wrote(HealHistory.EMPTY.with(remedy(Action.RolloutRestart)));
    world.faults.fail(
        403,
        Integer.MAX_VALUE,
        r -> r.method().equals("PATCH") && r.uri().getPath().contains("/deployments/"));
    world.startOperator();
    assertThat(awaitState(State.Failed).note()).contains("remediation.restarts");
    assertThat(world.eventReasons(HealedTest.NAME)).contains("RemedyFailed");
    World.pause();
    assertThat(world.runs()).hasSize(1);
  }

  @Test
  void aWebhookIsCalledOnceAndItsAddressIsShownNowhere() {
    due(Action.Webhook, "action: Webhook, webhook: {name: redeploy, key: url}");
    secret(address() + SECRET_PATH);
    test.wrote(HealHistory.EMPTY.with(remedy(Action.Webhook)));
    world.startOperator();
    awaitState(State.Waiting);
    world.clock.forward(java.time.Duration.ofSeconds(11));
    world.pass(rerun());
    awaitState(State.Succeeded);
    assertThat(called).containsExactly(SECRET_PATH + " r1234abcd");
    assertShownNowhere();
  }

  @ParameterizedTest
  @CsvSource({"500, status 500", "302, status 302", "404, status 404"})
  void aWebhookThatRefusesIsNotTriedAgain(int status, String saying) {
    answer = status;
    due(Action.Webhook, "action: Webhook, webhook: {name: redeploy, key: url}");
    secret(address() + SECRET_PATH);
    test.wrote(HealHistory.EMPTY.with(remedy(Action.Webhook)));
    world.startOperator();
    assertThat(awaitState(State.Failed).note()).contains(saying);
    World.pause();
    assertThat(called).hasSize(1);
    assertThat(world.runs()).hasSize(1);
    assertShownNowhere();
  }

  @Test
  void otherAddressesAreNotCalled() {
    due(Action.Webhook, "action: Webhook, webhook: {name: redeploy, key: url}");
    secret("http://127.0.0.2:" + hook.getAddress().getPort() + SECRET_PATH);
    test.wrote(HealHistory.EMPTY.with(remedy(Action.Webhook)));
    world.startOperator();
    assertThat(awaitState(State.Failed).note()).contains("webhooks.allowed");
    assertThat(called).isEmpty();
    assertShownNowhere();
  }

  @Test
  void aSecretThatIsMissingIsNamed() {
    due(Action.Webhook, "action: Webhook, webhook: {name: redeploy, key: url}");
    test.wrote(HealHistory.EMPTY.with(remedy(Action.Webhook)));
    world.startOperator();
    assertThat(awaitState(State.Failed).note())
        .contains("spec.remediation.webhook", "no Secret redeploy");
  }

  private void due(Action action, String remediation) {
    test.ranOnce(HealedTest.spec("mode: 'Off'", TARGET.formatted(remediation)));
  }

  private Remedy remedy(Action action) {
    return new Remedy(
        "r1234abcd",
        world.runs().getFirst().getMetadata().getName(),
        Cause.TargetDegraded,
        action,
        State.Due,
        "slower than before on the same rollout",
        world.clock.instant().toString(),
        null);
  }

  private Remedy awaitState(State state) {
    return World.soon()
        .until(() -> test.heals().remedies().getFirst(), remedy -> remedy.state() == state);
  }

  private LoadTestRun rerun() {
    return World.soon()
        .until(
            () ->
                world.runs().stream()
                    .filter(r -> r.getSpec().trigger().kind() == Kind.Remediation)
                    .toList(),
            found -> found.size() == 1)
        .getFirst();
  }

  private void assertShownNowhere() {
    var shown =
        List.of(
            world.client.events().v1().events().list().getItems(),
            world.client.configMaps().list().getItems(),
            test.now(),
            world.runs());
    assertThat(client.getKubernetesSerialization().asJson(shown)).doesNotContain("s3cr3t");
  }

  private void secret(String url) {
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("redeploy")
                .endMetadata()
                .withStringData(Map.of("url", url))
                .build())
        .create();
  }

  private String address() {
    return "http://127.0.0.1:" + hook.getAddress().getPort();
  }

  private Deployment shop() {
    return client.apps().deployments().withName("shop").get();
  }

  /** The Deployment controller has rolled out what the spec says. */
  private void available() {
    client
        .apps()
        .deployments()
        .withName("shop")
        .editStatus(
            d ->
                new DeploymentBuilder(d)
                    .editOrNewStatus()
                    .withObservedGeneration(d.getMetadata().getGeneration())
                    .withReplicas(1)
                    .withUpdatedReplicas(1)
                    .withReadyReplicas(1)
                    .withAvailableReplicas(1)
                    .endStatus()
                    .build());
  }

  private static Deployment deployment() {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName("shop")
        .endMetadata()
        .withNewSpec()
        .withReplicas(1)
        .withNewSelector()
        .withMatchLabels(Map.of("app", "shop"))
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(Map.of("app", "shop"))
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("shop")
        .withImage("shop:1")
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }
}
