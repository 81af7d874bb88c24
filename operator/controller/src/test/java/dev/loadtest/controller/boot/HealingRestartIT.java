package dev.loadtest.controller.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.cluster.ApiServer;
import dev.loadtest.core.heal.Heal.State;
import dev.loadtest.core.spec.HealingPolicy.Mode;
import dev.loadtest.core.spec.LoadTestRunSpec.Purpose;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator that dies after any of its writes leaves no heal halfway. */
@ExtendWith(ApiServer.class)
class HealingRestartIT {
  private static final int MOST_LIVES = 80;

  private World world;
  private HealedTest test;
  private final Set<String> played = new HashSet<>();

  @BeforeEach
  void start(NamespacedKubernetesClient client) {
    world = World.with(client);
    test = new HealedTest(world);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  /** Each life ends after one, two or three writes. */
  @ParameterizedTest
  @CsvSource({
    "Apply, 0, Confirmed, 1, p(95)<440",
    "Apply, 50, Reverted, 2, p(95)<400",
    "Suggest, 0, Proven, 0, p(95)<400",
    "Suggest, 50, Disproven, 0, p(95)<400"
  })
  void everyWriteMayBeTheLastOne(
      Mode mode, long failed, State end, long patches, String expression) {
    test.ranOnce(HealedTest.spec("mode: " + mode));
    test.proposed(mode);
    int lives = 0;
    while (test.heal().state() != end || goesOn()) {
      assertThat(lives++).as("lives of the operator").isLessThan(MOST_LIVES);
      world.faults.cutAfter(1 + lives % 3);
      world.startOperator();
      live(failed);
      world.stopOperators();
    }
    world.faults.mend();
    world.startOperator();
    test.awaitShown(end);
    assertThat(lives).as("lives of the operator").isGreaterThanOrEqualTo(6);
    assertThat(test.patches()).isEqualTo(patches);
    assertThat(test.expression()).isEqualTo(expression);
    test.assertNothingToRun();
    test.assertRuns(Purpose.Normal, mode == Mode.Apply ? Purpose.Confirmation : Purpose.Trial);
    assertThat(world.jobs()).hasSize(2);
  }

  /** Of each kind of write the first ones fail. */
  @ParameterizedTest
  @ValueSource(ints = {409, 500, 503})
  void writesThatFailAreMadeGood(int code) {
    test.ranOnce(HealedTest.spec("mode: Apply"));
    test.proposed(Mode.Apply);
    world.faults.fail(code, 2, request -> !request.method().equals("GET"));
    world.startOperator();
    test.play(Purpose.Confirmation, 0);
    test.awaitShown(State.Confirmed);
    assertThat(world.faults.count()).isPositive();
    assertThat(test.patches()).isOne();
    test.assertRuns(Purpose.Normal, Purpose.Confirmation);
  }

  private boolean goesOn() {
    return world.runs().stream()
        .anyMatch(r -> r.getStatus() == null || r.getStatus().verdict() == null);
  }

  /** Until it is cut off, or has nothing to do; what it waits for is played. */
  private void live(long failed) {
    for (int look = 0; look < 16 && !world.faults.isCut(); look++) {
      for (LoadTestRun run : world.runs()) {
        String name = run.getMetadata().getName();
        if (run.getSpec().purpose() != Purpose.Normal
            && !played.contains(name)
            && world.job(run).isPresent()
            && world
                    .client
                    .configMaps()
                    .withName(world.job(run).get().getMetadata().getName() + "-plan")
                    .get()
                != null) {
          played.add(name);
          world.attempt(run, 1, failed);
        }
      }
      sleep();
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
