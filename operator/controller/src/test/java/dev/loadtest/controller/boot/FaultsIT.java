package dev.loadtest.controller.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.cluster.ApiServer;
import dev.loadtest.core.judge.Verdict;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An API server that fails now and then delays a run, and neither ends nor doubles it. */
@ExtendWith(ApiServer.class)
class FaultsIT {
  private World world;

  @BeforeEach
  void start(NamespacedKubernetesClient client) {
    world = World.with(client);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @ParameterizedTest
  @CsvSource({
    "500, POST PUT PATCH DELETE",
    "429, POST PUT PATCH",
    "409, PATCH PUT",
    "503, GET",
  })
  void everyFirstRequestOfAKindFails(int code, String methods) {
    Set<String> hit = Set.of(methods.split(" "));
    Predicate<HttpRequest> single = r -> !String.valueOf(r.uri().getQuery()).contains("watch=");
    world.faults.fail(code, 2, single.and(r -> hit.contains(r.method())).and(FaultsIT::ours));
    passes();
    assertThat(world.faults.count()).isPositive();
  }

  /** Each of many requests is the last one before a crash, or the first one after it. */
  @ParameterizedTest
  @CsvSource({"500, POST PUT PATCH DELETE", "409, POST PATCH PUT", "503, GET"})
  void everyFirstRequestOfAKindFailsInARunOfTwoAttempts(int code, String methods) {
    Set<String> hit = Set.of(methods.split(" "));
    Predicate<HttpRequest> single = r -> !String.valueOf(r.uri().getQuery()).contains("watch=");
    world.faults.fail(code, 2, single.and(r -> hit.contains(r.method())).and(FaultsIT::ours));
    world.test(
        "checkout",
        "{script: {inline: x}, load: {executor: ConstantVUs, vus: 10, duration: 10s},"
            + " judgement: {repeat: 2, rerunDelay: 0s}}");
    LoadTestRun run = world.onlyRun();
    world.attempt(run, 1, 1);
    world.attempt(run, 2, 2);
    LoadTestRun ended = world.awaitEnd(run);
    assertThat(ended.getStatus().attempts())
        .extracting(a -> a.errors())
        .containsExactly("1%", "2%");
    assertThat(ended.getStatus().findings()).isEmpty();
    assertThat(world.jobs()).hasSize(2);
    World.soon().until(() -> world.test("checkout").getStatus().runs() == 1L);
  }

  @ParameterizedTest
  @CsvSource({"403", "422", "404"})
  void eventsThatAreRefusedForEverHoldNothingUp(int code) {
    world.faults.fail(code, Integer.MAX_VALUE, r -> r.uri().getPath().contains("events.k8s.io"));
    LoadTestRun ended = run();
    assertThat(ended.getStatus().verdict()).isEqualTo(Verdict.Passed);
  }

  private void passes() {
    LoadTestRun ended = run();
    assertThat(ended.getStatus().verdict()).isEqualTo(Verdict.Passed);
    assertThat(world.runs()).hasSize(1);
    assertThat(world.jobs()).hasSize(1);
    assertThat(world.eventReasons(ended.getMetadata().getName()))
        .doesNotHaveDuplicates()
        .contains(ended.getStatus().reason());
    World.soon().until(() -> world.test("checkout").getStatus().runs() == 1L);
  }

  private LoadTestRun run() {
    world.test(
        "checkout", "{script: {inline: x}, load: {executor: ConstantVUs, vus: 10, duration: 10s}}");
    return world.pass(world.onlyRun());
  }

  /** Informers start before the faults; what they ask for is not named. */
  private static boolean ours(HttpRequest request) {
    return !request.method().equals("GET")
        || request.uri().getPath().matches(".*/(jobs|configmaps|loadtests)/.*");
  }
}
