package dev.loadtest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.cli.record.BaselineFile;
import dev.loadtest.cli.record.Records;
import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.baseline.RunHistory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kept runs are judged again, each against those before it. */
class JudgeCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void sixStableRunsAndASlowOne() throws Exception {
    Records.save(folder, 100, 101, 99, 100, 102, 100, 180);
  }

  @Test
  void eachRunHasItsLineAndItsSentence() {
    Shell judged = Shell.run("judge", "shop", "--records", folder);
    assertThat(judged.exitCode()).as(judged.errors()).isEqualTo(1);
    assertThat(judged.lines()).hasSize(1 + 7 * 2);
    assertThat(judged.lines().getFirst()).startsWith("RUN      VERDICT   CLASS");
    assertThat(judged.lines().get(1)).startsWith("shop-0   Passed").contains("1 of 5 runs");
    assertThat(judged.lines().get(13))
        .matches("shop-6   Failed    Regression   180 ms +100 ms \\(6\\) +\\+80 % +±[0-9.]+ %");
    assertThat(judged.lines().get(14)).startsWith("  Failed: p95 is 180 ms");
    assertThat(judged.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
  }

  @Test
  void theOrderIsThatOfTimeAndTheExitCodeThatOfTheLast() {
    Shell judged = Shell.run("judge", "shop-6", "shop-1", "--records", folder);
    assertThat(judged.exitCode()).isZero();
    assertThat(judged.lines().get(1)).startsWith("shop-1");
    assertThat(judged.lines().get(3)).startsWith("shop-6").contains("2 of 5 runs");
  }

  @Test
  void filesCanBeNamedToo() {
    Shell judged = Shell.run("judge", folder.resolve("shop/shop-3.json"));
    assertThat(judged.lines().get(1)).startsWith("shop-3   Passed");
  }

  @Test
  void aBaselineIsWhereTheHistoryStarts() throws Exception {
    Path file = folder.resolve("perf-baseline.json");
    BaselineFile.write(file, "shop", Records.history(folder), Instant.EPOCH);
    Shell judged = Shell.run("judge", "shop-6", "--records", folder, "--baseline", file);
    assertThat(judged.exitCode()).isEqualTo(1);
    assertThat(judged.output()).contains("Regression");
    Shell earlier = Shell.run("judge", "shop-2", "--records", folder, "--baseline", file);
    assertThat(earlier.output()).contains("3 of 5 runs");
  }

  @Test
  void anotherAddressOfTheTargetIsTheSameMeasurement() throws Exception {
    Path other = folder.resolve("other");
    Records.save(
        other, Records.at("http://localhost:1", Records.record("shop-0", 0, 100, "p(95)<500")));
    Records.save(
        other, Records.at("http://localhost:2", Records.record("shop-1", 1, 100, "p(95)<500")));
    assertThat(Shell.run("judge", "shop", "--records", other).output()).contains("2 of 5 runs");
    assertThat(Shell.run("compare", "shop-0", "shop-1", "--records", other).output())
        .containsPattern("target.url +http://localhost:1 +http://localhost:2")
        .doesNotContain("Script, load, runners or target differ");
  }

  @Test
  void theBaselineCanBeWrittenAndLosesNothing() throws Exception {
    Path file = folder.resolve("perf-baseline.json");
    Shell.run(
        "judge", "shop-0", "shop-5", "--records", folder, "--baseline", file, "--update-baseline");
    Shell.run("judge", "shop-3", "--records", folder, "--baseline", file, "--update-baseline");
    RunHistory history = BaselineFile.read(file).orElseThrow().history();
    assertThat(history.runs())
        .extracting(KeptRun::run)
        .containsExactly("shop-0", "shop-3", "shop-5");
  }

  @Test
  void jsonIsOneObjectARun() throws Exception {
    Shell judged = Shell.run("judge", "shop", "--records", folder, "--json");
    assertThat(judged.lines()).hasSize(7);
    var last = new ObjectMapper().readTree(judged.lines().getLast());
    assertThat(last.path("run").asText()).isEqualTo("shop-6");
    assertThat(last.path("verdict").asText()).isEqualTo("Failed");
    assertThat(last.path("recorded").asText()).isEqualTo("Passed");
    assertThat(last.path("admission").asText()).isEqualTo("Quarantined");
    assertThat(last.path("comparisons").get(0).path("level").asText()).isEqualTo("Worse");
    assertThat(last.path("calibration").path("runs").asInt()).isEqualTo(6);
  }

  @Test
  void aBrokenRunStaysBroken() throws Exception {
    Records.save(folder, Records.broken("shop-7", 7));
    Shell judged = Shell.run("judge", "shop", "--records", folder);
    assertThat(judged.exitCode()).isEqualTo(3);
    assertThat(judged.lines().getLast()).isEqualTo("  As it was: Error: because.");
  }

  @Test
  void whatIsNoRecordIsSaid() throws Exception {
    Path notes = Files.writeString(folder.resolve("notes.json"), "{}");
    assertThat(Shell.run("judge", notes))
        .returns(3, Shell::exitCode)
        .returns("loadtest: " + notes + " is not a run's record of version 1\n", Shell::errors);
    assertThat(Shell.run("judge", "nothing", "--records", folder).errors())
        .isEqualTo("loadtest: no run nothing is kept in " + folder + ", and no file is there\n");
  }

  @Test
  void aBaselineOfAnotherTestIsRefused() throws Exception {
    Path file = folder.resolve("perf-baseline.json");
    BaselineFile.write(file, "checkout", RunHistory.EMPTY, Instant.EPOCH);
    assertThat(Shell.run("judge", "shop", "--records", folder, "--baseline", file).errors())
        .contains("is the baseline of checkout, not of shop");
  }

  @Test
  void eitherRecordsOrCases() {
    assertThat(Shell.run("judge").errors()).contains("either the records to judge or --jsonl");
    assertThat(Shell.run("judge", "--jsonl", "shop").exitCode()).isEqualTo(3);
    var in = System.in;
    try {
      System.setIn(new ByteArrayInputStream("nonsense\n".getBytes(StandardCharsets.UTF_8)));
      assertThat(Shell.run("judge", "--jsonl").output()).contains("\"error\"");
    } finally {
      System.setIn(in);
    }
  }
}
