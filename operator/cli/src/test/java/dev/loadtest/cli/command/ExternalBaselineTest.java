package dev.loadtest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadtest.cli.record.BaselineFile;
import dev.loadtest.cli.record.Records;
import dev.loadtest.core.baseline.RunHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file instead of the folder of records. */
class ExternalBaselineTest {
  @TempDir Path folder;

  @Test
  void withoutAnOptionTheFolderHasTheBaseline() {
    assertThat(ExternalBaseline.of(new RunOptions())).isEmpty();
  }

  @Test
  void updateNeedsAFile() {
    RunOptions options = new RunOptions();
    options.updateBaseline = true;
    assertThatThrownBy(() -> ExternalBaseline.of(options))
        .hasMessage("--update-baseline: say which file with --baseline FILE");
  }

  @Test
  void aMissingFileIsAMistakeUnlessItIsBegun() throws Exception {
    assertThatThrownBy(() -> external(false).read("shop"))
        .hasMessageContaining("is not there; --update-baseline begins it");
    assertThat(external(true).read("shop")).isEqualTo(RunHistory.EMPTY);
  }

  @Test
  void theFileIsWrittenOnlyWhenThatIsAskedFor() throws Exception {
    Records.save(folder, 100);
    RunHistory after = Records.history(folder);
    external(false).keep("shop", after, Instant.EPOCH);
    assertThat(file()).doesNotExist();
    external(true).keep("shop", after, Instant.EPOCH);
    assertThat(external(false).read("shop")).isEqualTo(after);
  }

  @Test
  void theBaselineOfAnotherTestIsRefused() throws Exception {
    BaselineFile.write(file(), "checkout", RunHistory.EMPTY, Instant.EPOCH);
    assertThatThrownBy(() -> external(true).read("shop"))
        .hasMessageContaining("is the baseline of checkout, not of shop");
    Files.writeString(file(), "{\"runs\": []}");
    assertThat(external(true).read("shop")).isEqualTo(RunHistory.EMPTY);
  }

  @Test
  void itIsNotForAClusterAndNeedsItsFile() {
    assertThat(Shell.run("run", "x.yaml", "-n", "load", "--baseline", "b.json").errors())
        .contains("--baseline is not for a run on a cluster; loadtest baseline import");
  }

  private ExternalBaseline external(boolean update) {
    return new ExternalBaseline(file(), update);
  }

  private Path file() {
    return folder.resolve("perf-baseline.json");
  }
}
