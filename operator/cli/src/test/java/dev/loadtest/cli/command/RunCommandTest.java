package dev.loadtest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.cli.local.FakeRunners;
import dev.loadtest.cli.record.BaselineFile;
import dev.loadtest.cli.record.RecordStore;
import dev.loadtest.cli.record.RunRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a shell gets: exit codes, output, records, and nothing left behind after Ctrl-C. */
@Timeout(120)
class RunCommandTest {
  private static final String MANIFEST =
      """
      apiVersion: loadtest.dev/v1alpha1
      kind: LoadTest
      metadata: {name: shop}
      spec:
        script: {inline: "export default () => {}"}
        load: {executor: ConstantVUs, vus: 2, duration: 1s}
        schedule: {cron: "0 2 * * *"}
        thresholds:
        - {name: errors, metric: http_req_failed, expression: rate<0.01}
      """;

  @TempDir Path folder;

  /** Source: docs/verdicts.md. */
  @ParameterizedTest(name = "{0} ends with {1}")
  @CsvSource({
    "Good, 0, PASSED",
    "Errors, 1, FAILED",
    "Silent, 2, INCONCLUSIVE",
    "Lost, 3, ERROR",
    "Refusing, 3, ERROR"
  })
  void exitCodeSaysHowTheRunEnded(String behaviour, int exitCode, String word) throws Exception {
    var run = start(behaviour, "--parallelism", "2");
    assertThat(run.await()).as(run.output()).isEqualTo(exitCode);
    assertThat(run.output())
        .contains(word + "  shop (shop-")
        .contains("spec.schedule (0 2 * * *) is not acted on here")
        .contains("Record: .loadtest/shop/shop-");
  }

  @Test
  void everyAttemptIsShownAndKept() throws Exception {
    var run = repeating("Good", "{repeat: 3, rerunDelay: 0s}");
    assertThat(run.await()).as(run.output()).isZero();
    assertThat(run.output())
        .contains("Every run is tried 3 times; try 2 starts at once.")
        .contains("try 3 starts at once.")
        .contains("  try 3   errors 0%   requests 10");
    RunRecord record = only();
    assertThat(record.attempts()).hasSize(3);
    assertThat(record.status().attempts()).extracting(a -> a.number()).containsExactly(1, 2, 3);
    assertThat(folder.resolve(".loadtest/shop/baseline.json")).exists();
  }

  @Test
  void brokenSecondAttemptLeavesTheVerdictToTheFirst() throws Exception {
    var run = repeating("GoodOnce", "{repeat: 2, rerunDelay: 0s}");
    assertThat(run.await()).as(run.output()).isZero();
    assertThat(run.output()).contains("Try 2 could not be carried out (ScriptError");
    assertThat(only().status().attempts()).hasSize(2);
  }

  @Test
  void interruptInThePauseEndsTheRun() throws Exception {
    var run = repeating("Good", "{repeat: 2, rerunDelay: 1h}");
    await(() -> run.output().contains("try 2 starts in 1h"));
    run.process().destroy();
    run.await();
    assertThat(only().status().reason()).isEqualTo("Interrupted");
  }

  @Test
  void timeoutInThePauseLeavesTheVerdictToTheFirst() throws Exception {
    var run = repeating("Good", "{repeat: 2, rerunDelay: 1h}", "--timeout", "10s");
    assertThat(run.await()).as(run.output()).isZero();
    assertThat(run.output()).contains("Try 2 could not be carried out (DeadlineExceeded");
  }

  @Test
  void aBaselineFileTakesThePlaceOfTheFolders() throws Exception {
    assertThat(start("Good", "--baseline", "perf-baseline.json").await()).isEqualTo(3);
    for (int runs = 1; runs <= 2; runs++) {
      var run = start("Good", "--baseline", "perf-baseline.json", "--update-baseline");
      assertThat(run.await()).as(run.output()).isZero();
      assertThat(
              BaselineFile.read(folder.resolve("perf-baseline.json"))
                  .orElseThrow()
                  .history()
                  .runs())
          .hasSize(runs);
    }
    assertThat(start("Good", "--baseline", "perf-baseline.json").await()).isZero();
    assertThat(
            BaselineFile.read(folder.resolve("perf-baseline.json")).orElseThrow().history().runs())
        .hasSize(2);
    assertThat(folder.resolve(".loadtest/shop/baseline.json")).doesNotExist();
  }

  @Test
  void jsonIsOneObjectOnStandardOutput() throws Exception {
    var run = start("Good", "--output", "json");
    assertThat(run.await()).isZero();
    assertThat(run.output()).contains("\"verdict\" : \"Passed\"").contains("\"record\" : ");
  }

  @Test
  void interruptedRunIsRecordedAndLeavesNoProcess() throws Exception {
    var run = start("Endless");
    await(() -> run.output().contains("shop: Running"));
    var left = run.process().descendants().toList();
    assertThat(left).isNotEmpty();
    run.process().destroy();
    run.await();
    RunRecord record =
        new RecordStore(folder.resolve(".loadtest")).list(Optional.empty()).getFirst();
    assertThat(record.status().reason()).isEqualTo("Interrupted");
    await(() -> left.stream().noneMatch(ProcessHandle::isAlive)); // a kill takes a moment
  }

  @Test
  void invalidManifestIsRefusedByLine() throws Exception {
    Files.writeString(
        folder.resolve("shop.yaml"), MANIFEST.replace("ConstantVUs", "ConstantUsers"));
    var run = run(FakeRunners.executable(folder, "Good"));
    assertThat(run.await()).isEqualTo(3);
    assertThat(run.output()).contains("shop.yaml:6: spec.load.executor: ");
  }

  @Test
  void unknownOptionIsAnError() throws Exception {
    var run = start("Good", "--paralelism", "2");
    assertThat(run.await()).isEqualTo(3);
    assertThat(run.output()).contains("--parallelism");
  }

  private CommandLineProcess start(String behaviour, String... options) throws Exception {
    Files.writeString(folder.resolve("shop.yaml"), MANIFEST);
    return run(FakeRunners.executable(folder, behaviour), options);
  }

  private RunRecord only() throws Exception {
    return new RecordStore(folder.resolve(".loadtest")).list(Optional.empty()).getFirst();
  }

  private CommandLineProcess repeating(String behaviour, String judgement, String... options)
      throws Exception {
    Files.writeString(folder.resolve("shop.yaml"), MANIFEST + "  judgement: " + judgement + "\n");
    return run(FakeRunners.executable(folder, behaviour), options);
  }

  private CommandLineProcess run(Path runner, String... options) throws Exception {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "run";
    arguments[1] = "shop.yaml";
    System.arraycopy(options, 0, arguments, 2, options.length);
    return new CommandLineProcess(folder, runner, arguments);
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    for (int i = 0; i < 300 && !condition.holds(); i++) {
      Thread.sleep(50);
    }
    assertThat(condition.holds()).isTrue();
  }
}
