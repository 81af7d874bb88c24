package dev.loadtest.controller.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.cluster.ApiServer;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.status.AnalysisStatus.ModelStatus;
import dev.loadtest.core.status.Phase;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A model is asked about a run that did not pass; whatever it does, the verdict stays. */
@ExtendWith(ApiServer.class)
class ModelIT {
  private static final String KEY = "sk-s3cr3t-t0k3n";
  private static final String ANSWER =
      """
      {"regression": true, "reason": "Every second request fails since the last rollout.", "new_thresholds": {},
       "stage_adjustments": [], "remove": [], "confidence": 0.9}""";

  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final CountDownLatch speak = new CountDownLatch(1);
  private volatile boolean silent;
  private NamespacedKubernetesClient client;
  private HttpServer model;
  private World world;

  @BeforeEach
  void start(NamespacedKubernetesClient client) throws IOException {
    this.client = client;
    model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    model.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    model.createContext(
        "/v1/chat/completions",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          await();
          byte[] body = completion().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    model.start();
    world = World.with(client, Outsides.models(address()));
  }

  @AfterEach
  void stop() {
    speak.countDown();
    model.stop(0);
    world.close();
  }

  @Test
  void itsWordIsKeptBesideTheRulesAndChangesNothing() {
    secret();
    LoadTestRun ended = failed(address(), "10s");
    ModelStatus said = ended.getStatus().analysis().model();
    assertThat(said.state()).isEqualTo("Answered");
    assertThat(said.text()).contains("Every second request fails");
    assertThat(said.regression()).isTrue();
    assertThat(said.disagreement()).contains("the statistics do not");
    assertThat(said.tokens()).isEqualTo(2598);
    assertVerdict(ended);
    var record = client.configMaps().withName(ended.getStatus().artifact()).get().getData();
    assertThat(record.get("question.txt")).contains("http_req_failed");
    assertThat(record.get("answer.txt")).contains("Every second request fails");
    assertThat(keys).containsExactly("Bearer " + KEY);
    assertShownNowhere();
  }

  @Test
  void aModelThatIsSilentHoldsNothingUpForLong() {
    secret();
    silent = true;
    LoadTestRun run = run(address(), "2s");
    world.attempt(run, 1, 50);
    LoadTestRun asked = world.awaitPhase(run, Phase.Analysing);
    assertThat(asked.getStatus().verdict()).isNull();
    LoadTestRun ended = world.awaitEnd(run);
    assertThat(ended.getStatus().analysis().model().state()).isEqualTo("Timeout");
    assertVerdict(ended);
    assertShownNowhere();
  }

  @Test
  void whoIsStoppedWhileAskingAsksAgain() {
    secret();
    silent = true;
    LoadTestRun run = run(address(), "60s");
    world.attempt(run, 1, 50);
    world.awaitPhase(run, Phase.Analysing);
    World.soon().until(() -> keys.size() == 1);
    world.stopOperators();
    world.jobs().forEach(job -> world.kubelet.remove(world.kubelet.pod(job, 0)));
    silent = false;
    world.startOperator();
    LoadTestRun ended = world.awaitEnd(run);
    assertThat(ended.getStatus().analysis().model().state()).isEqualTo("Answered");
    assertVerdict(ended);
    assertThat(keys).hasSize(2);
    assertThat(world.jobs()).hasSize(1);
  }

  @Test
  void aKeyThatIsMissingIsNamed() {
    LoadTestRun ended = failed(address(), "10s");
    ModelStatus said = ended.getStatus().analysis().model();
    assertThat(said.state()).isEqualTo("Unauthorized");
    assertThat(said.text()).contains("spec.analysis.llm.secretRef", "no Secret llm");
    assertVerdict(ended);
    assertThat(keys).isEmpty();
  }

  @Test
  void aSecretThatCannotBeReadHoldsNothingUp() {
    secret();
    world.faults.fail(500, Integer.MAX_VALUE, r -> r.uri().getPath().contains("/secrets/"));
    LoadTestRun ended = failed(address(), "10s");
    assertThat(ended.getStatus().analysis().model().state()).isEqualTo("Unreachable");
    assertVerdict(ended);
    assertThat(keys).isEmpty();
  }

  @Test
  void addressesOffTheListAreNotAsked() {
    secret();
    LoadTestRun ended = failed("http://127.0.0.2:" + model.getAddress().getPort() + "/v1", "10s");
    ModelStatus said = ended.getStatus().analysis().model();
    assertThat(said.state()).isEqualTo("AddressNotAllowed");
    assertThat(said.text()).contains("analysis.allowedBaseUrls");
    assertVerdict(ended);
    assertThat(keys).isEmpty();
  }

  @Test
  void nobodyIsAskedAboutARunThatPassed() {
    secret();
    LoadTestRun ended = world.pass(run(address(), "10s"));
    assertThat(ended.getStatus().analysis().model()).isNull();
    assertThat(keys).isEmpty();
  }

  private static void assertVerdict(LoadTestRun ended) {
    assertThat(ended.getStatus().verdict()).isEqualTo(Verdict.Failed);
    assertThat(ended.getStatus().analysis().what()).isNotBlank();
    assertThat(ended.getStatus().analysis().nextStep()).isNotBlank();
  }

  private LoadTestRun failed(String baseUrl, String timeout) {
    LoadTestRun run = run(baseUrl, timeout);
    world.attempt(run, 1, 50);
    return world.awaitEnd(run);
  }

  private LoadTestRun run(String baseUrl, String timeout) {
    world.test(
        HealedTest.NAME,
        HealedTest.spec(
            "mode: 'Off'",
            ", analysis: {llm: {provider: OpenAI, model: m, baseUrl: '%s', timeout: %s, secretRef: {name: llm, key: api-key}}}"
                .formatted(baseUrl, timeout)));
    return world.onlyRun();
  }

  private void assertShownNowhere() {
    var shown =
        List.of(
            client.events().v1().events().list().getItems(),
            client.configMaps().list().getItems(),
            world.test(HealedTest.NAME),
            world.runs());
    assertThat(client.getKubernetesSerialization().asJson(shown)).doesNotContain("s3cr3t");
  }

  private void secret() {
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("llm")
                .endMetadata()
                .withStringData(Map.of("api-key", KEY))
                .build())
        .create();
  }

  private String address() {
    return "http://127.0.0.1:" + model.getAddress().getPort() + "/v1";
  }

  private void await() {
    try {
      if (silent) {
        speak.await();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Source: https://platform.openai.com/docs/api-reference/chat/object. */
  private static String completion() throws IOException {
    return """
    {"id": "chatcmpl-1", "object": "chat.completion", "created": 1741570283, "model": "m",
     "choices": [{"index": 0, "message": {"role": "assistant", "content": %s}, "finish_reason": "stop"}],
     "usage": {"prompt_tokens": 2095, "completion_tokens": 503, "total_tokens": 2598}}"""
        .formatted(new ObjectMapper().writeValueAsString(ANSWER));
  }
}
