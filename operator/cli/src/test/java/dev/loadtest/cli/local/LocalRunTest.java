package dev.loadtest.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.cli.local.FakeRunner.Behaviour;
import dev.loadtest.core.lifecycle.AttemptState;
import dev.loadtest.core.lifecycle.Failure;
import dev.loadtest.core.lifecycle.FailureReason;
import dev.loadtest.core.lifecycle.Observation;
import dev.loadtest.core.plan.RunPlan;
import dev.loadtest.core.spec.LoadTestSpec;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The loop over processes, with runners that behave well and badly. */
@Timeout(60)
class LocalRunTest {
  @TempDir Path folder;

  private final List<String> said = new ArrayList<>();
  private final List<Class<?>> states = new ArrayList<>();

  @Test
  void runnersThatReportAreMeasuredTogether() throws Exception {
    var end = (AttemptEnd.Measured) run(Behaviour.Good, 2, "30s");
    assertThat(end.reports()).extracting(r -> r.index()).containsExactly(0, 1);
    assertThat(end.last().startSkewMs().orElseThrow()).isLessThan(1000);
    assertThat(states)
        .containsSubsequence(
            AttemptState.NotStarted.class, AttemptState.Loading.class, AttemptState.Measured.class);
  }

  @Test
  void oneRunnerReleasesItself() throws Exception {
    var end = (AttemptEnd.Measured) run(Behaviour.Good, 1, "30s");
    assertThat(end.last().released()).isPresent();
  }

  @Test
  void lostRunnerEndsTheRunWithWhatItSaidLast() throws Exception {
    assertThat(broken(run(Behaviour.Lost, 2, "30s")))
        .isEqualTo(
            new Failure(
                FailureReason.RunnerLost,
                "runner 1 ended by itself with exit code 9; it said last: something terrible happened"));
  }

  @Test
  void garbageIsALostResult() throws Exception {
    Failure failure = broken(run(Behaviour.Garbage, 1, "30s"));
    assertThat(failure.reason()).isEqualTo(FailureReason.ResultLost);
    assertThat(failure.message()).hasSizeLessThan(2000);
  }

  @Test
  void forgedFramesAreNoResult() throws Exception {
    assertThat(broken(run(Behaviour.Forged, 1, "30s")).reason())
        .isEqualTo(FailureReason.ResultLost);
  }

  @Test
  void damagedResultIsLostAndSaysSo() throws Exception {
    Failure failure = broken(run(Behaviour.Damaged, 1, "30s"));
    assertThat(failure.reason()).isEqualTo(FailureReason.ResultLost);
    assertThat(failure.message()).contains("damaged");
  }

  @Test
  void runnerThatIsNeverReadyEndsAtItsDeadlineAndLeavesNoProcess() throws Exception {
    List<ProcessHandle> before = children();
    assertThat(broken(run(Behaviour.NeverReady, 2, "2s")).reason())
        .isEqualTo(FailureReason.RunnersNeverReady);
    assertThat(children()).isSubsetOf(before);
  }

  @Test
  void refusedScriptEndsBeforeAnyLoad() throws Exception {
    Failure failure = broken(run(Behaviour.Refusing, 2, "30s"));
    assertThat(failure.reason()).isEqualTo(FailureReason.ScriptError);
    assertThat(failure.message()).contains("script.js:3:1");
  }

  @Test
  void cancelledRunLeavesNoProcess() throws Exception {
    List<ProcessHandle> before = children();
    LocalRun run = new LocalRun(FakeRunners.executable(folder, "Endless"), Clock.systemUTC());
    var end = CompletableFuture.supplyAsync(() -> carryOut(run, 2, "30s", Optional.empty()));
    Thread.sleep(2500);
    run.cancel(new Failure(FailureReason.Interrupted, "by hand"));
    assertThat(broken(end.get()).message()).isEqualTo("by hand");
    assertThat(children()).isSubsetOf(before);
  }

  @Test
  void timeoutOfTheCommandLineEndsTheRun() throws Exception {
    LocalRun run = new LocalRun(FakeRunners.executable(folder, "Endless"), Clock.systemUTC());
    Failure failure = broken(carryOut(run, 1, "30s", Optional.of(Duration.ofSeconds(2))));
    assertThat(failure.reason()).isEqualTo(FailureReason.DeadlineExceeded);
    assertThat(failure.message()).contains("--timeout");
  }

  @Test
  void missingSecretIsSaidWithItsRemedy() {
    LoadTestSpec spec =
        spec(
            """
            {"script": {"inline": "x"}, "runner": {"env": [{"name": "PASSWORD",
             "valueFrom": {"secretKeyRef": {"name": "users", "key": "password"}}}]}}
            """);
    assertThatThrownBy(() -> new RunnerEnvironment(NamedObjects.NONE).of(spec, Map.of()))
        .hasMessage(
            "Secret users is not in the manifest's file or folder; add it there, or give the variables with --env");
  }

  @Test
  void onlyWhatEveryProgramNeedsIsTakenFromTheShell() {
    LoadTestSpec spec =
        spec("{\"script\": {\"inline\": \"x\"}, \"target\": {\"url\": \"http://shop\"}}");
    assertThat(
            new RunnerEnvironment(NamedObjects.NONE)
                .of(spec, Map.of("PATH", "/bin", "K6_VUS", "9", "TOKEN", "secret")))
        .isEqualTo(Map.of("PATH", "/bin", "TARGET_URL", "http://shop"));
  }

  private AttemptEnd run(Behaviour behaviour, int runners, String start) throws Exception {
    var run = new LocalRun(FakeRunners.executable(folder, behaviour.name()), Clock.systemUTC());
    return carryOut(run, runners, start, Optional.empty());
  }

  private AttemptEnd carryOut(
      LocalRun run, int runners, String start, Optional<Duration> deadline) {
    LoadTestSpec spec =
        spec(
            """
            {"script": {"inline": "export default () => {}"}, "parallelism": %d, "timeouts": {"start": "%s"},
             "load": {"executor": "ConstantVUs", "vus": 2, "duration": "1s"}}
            """
                .formatted(runners, start));
    var test = new LocalTest("shop", spec, folder.resolve("shop.yaml"), NamedObjects.NONE);
    try {
      var identity = new RunPlan.Identity("shop", "shop-1", 1, "0123456789abcdef0123456789abcdef");
      return run.carryOut(test, identity, System.getenv(), deadline, watcher());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private LocalRun.Watcher watcher() {
    return new LocalRun.Watcher() {
      @Override
      public void seen(AttemptState state, Observation observation) {
        states.add(state.getClass());
      }

      @Override
      public void said(String line) {
        said.add(line);
      }
    };
  }

  private static Failure broken(AttemptEnd end) {
    return ((AttemptEnd.Broken) end).failure();
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).toList();
  }

  private static LoadTestSpec spec(String json) {
    try {
      return new ObjectMapper().readValue(json, LoadTestSpec.class);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
