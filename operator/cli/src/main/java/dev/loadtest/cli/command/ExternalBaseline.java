package dev.loadtest.cli.command;

import dev.loadtest.cli.MissingInput;
import dev.loadtest.cli.record.BaselineFile;
import dev.loadtest.core.baseline.RunHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A baseline that is taken from a file instead of the folder of records, which a CI runner forgets.
 *
 * @param update whether the file is written after the run; it need not be there before, then
 */
record ExternalBaseline(Path file, boolean update) {

  /**
   * What the command line of a run asks for; empty for the baseline of the folder.
   *
   * @throws MissingInput for {@code --update-baseline} alone
   */
  static Optional<ExternalBaseline> of(RunOptions options) {
    return of(options.baseline, options.updateBaseline);
  }

  static Optional<ExternalBaseline> of(Path file, boolean update) {
    if (file == null && update) {
      throw new MissingInput("--update-baseline: say which file with --baseline FILE");
    }
    return Optional.ofNullable(file).map(given -> new ExternalBaseline(given, update));
  }

  /**
   * The history that a run is judged against.
   *
   * @throws MissingInput when the file is not there, is no baseline, or is that of another test
   */
  RunHistory read(String test) throws IOException {
    Optional<BaselineFile> found = BaselineFile.read(file);
    if (found.isEmpty() && !update) {
      throw new MissingInput(
          "--baseline: %s is not there; --update-baseline begins it".formatted(file));
    }
    return found.map(f -> f.historyOf(test, "--baseline: " + file)).orElse(RunHistory.EMPTY);
  }

  /** Writes the history after the run, where that is asked for. */
  void keep(String test, RunHistory after, Instant now) throws IOException {
    if (update) {
      BaselineFile.write(file, test, after, now);
    }
  }
}
