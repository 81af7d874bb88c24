package dev.loadtest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.cli.record.BaselineFile;
import dev.loadtest.cli.record.HistoryStore;
import dev.loadtest.cli.record.Records;
import dev.loadtest.core.baseline.Admission;
import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.baseline.RunHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The baseline of the folder: shown, moved, accepted. */
class BaselineCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void sixStableRunsAndASlowOne() throws Exception {
    Records.save(folder, 100, 101, 99, 100, 102, 100, 180);
    new HistoryStore(folder).save("shop", Records.history(folder));
  }

  @Test
  void showSaysWhatIsNormalAndWhichRunsSaySo() {
    Shell shown = baseline("show", "shop");
    assertThat(shown.exitCode()).as(shown.errors()).isZero();
    assertThat(shown.output())
        .contains(
            "Baseline of shop: 6 runs count, 1 in quarantine, 0 excluded. It is known from 6 comparable runs; it takes 5.")
        .containsPattern("  p95 +100 ms +6 +±1(\\.\\d)? % +±5(\\.\\d)? %")
        .containsPattern("  p95 +http_req_duration +p\\(95\\)<500 +100 ms \\(first 5\\)")
        .containsPattern("  shop-0 +2026-11-2. .* yes +yes +100 ms")
        .containsPattern("  shop-6 +2026-11-2. .* quarantined +no +180 ms\n    Passed: because.");
    assertThat(shown.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
  }

  @Test
  void aYoungBaselineSaysHowFarItHasCome() throws Exception {
    new HistoryStore(folder)
        .save("shop", new RunHistory(history().runs().subList(0, 3), history().anchors()));
    assertThat(baseline("show", "shop").output()).contains("It is provisional: 3 of 5 runs.");
  }

  @Test
  void exportAndImportMoveIt() throws Exception {
    Path file = folder.resolve("perf-baseline.json");
    assertThat(baseline("export", "shop", "-o", file.toString()).output())
        .isEqualTo(file + ": 7 runs.\n");
    RunHistory before = history();
    Files.delete(kept());
    assertThat(baseline("import", "shop", file.toString()).output())
        .isEqualTo(kept() + ": 7 runs, 0 before.\n");
    assertThat(history()).isEqualTo(before);
    assertThat(baseline("import", "shop", file.toString()).output())
        .isEqualTo(kept() + ": 7 runs, 7 before.\n");
  }

  @Test
  void exportWritesToStandardOutputToo() {
    assertThat(BaselineFile.parse(baseline("export", "shop").output(), "it").history().runs())
        .hasSize(7);
  }

  @Test
  void importCanReplace() throws Exception {
    Path file = folder.resolve("perf-baseline.json");
    BaselineFile.write(
        file, "shop", new RunHistory(history().runs().subList(0, 2), null), Instant.EPOCH);
    assertThat(baseline("import", "shop", file.toString(), "--replace").output())
        .isEqualTo(kept() + ": 2 runs, 7 before.\n");
  }

  @Test
  void importRefusesWhatIsNoBaselineOfTheTest() throws Exception {
    Path file = folder.resolve("perf-baseline.json");
    assertThat(baseline("import", "shop", file.toString()).errors()).contains("is not there");
    Files.writeString(file, "{}");
    assertThat(baseline("import", "shop", file.toString()).errors()).contains("is no baseline");
    BaselineFile.write(file, "checkout", RunHistory.EMPTY, Instant.EPOCH);
    assertThat(baseline("import", "shop", file.toString()))
        .returns(3, Shell::exitCode)
        .matches(s -> s.errors().contains("is the baseline of checkout, not of shop"));
    assertThat(history().runs()).hasSize(7);
  }

  @Test
  void anAcceptedRunStartsTheLevelAnew() throws Exception {
    assertThat(baseline("accept", "shop", "shop-6").output())
        .isEqualTo("shop-6 is accepted: the level of shop starts anew with it.\n");
    assertThat(history().run("shop-6")).map(KeptRun::admission).contains(Admission.Accepted);
    assertThat(history().anchor("p95").orElseThrow().level().orElseThrow()).isGreaterThan(179);
    assertThat(baseline("show", "shop").output()).containsPattern("p95 +180 ms +1 .* accepted");
    assertThat(baseline("accept", "shop", "latest").output())
        .isEqualTo("shop-6 is accepted already.\n");
  }

  @Test
  void whatCannotBeAcceptedSaysWhy() throws Exception {
    assertThat(baseline("accept", "shop", "shop-9").errors())
        .contains("has no run shop-9; in quarantine are shop-6");
    KeptRun excluded = history().runs().getLast().with(Admission.Excluded);
    new HistoryStore(folder).save("shop", new RunHistory(List.of(excluded), null));
    assertThat(baseline("accept", "shop", "shop-6"))
        .returns(3, Shell::exitCode)
        .matches(s -> s.errors().contains("was not measured properly"));
  }

  @Test
  void aTestWithoutBaselineSaysHowItBegins() {
    assertThat(baseline("show", "checkout").errors())
        .contains("checkout has no baseline in ")
        .contains("loadtest baseline import checkout FILE");
    assertThat(Shell.run("baseline").errors()).contains("show, export, import or accept");
  }

  private Path kept() {
    return new HistoryStore(folder).file("shop");
  }

  private RunHistory history() throws Exception {
    return new HistoryStore(folder).read("shop");
  }

  private Shell baseline(String... arguments) {
    Object[] all = new Object[arguments.length + 3];
    all[0] = "baseline";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--records";
    all[all.length - 1] = folder;
    return Shell.run(all);
  }
}
