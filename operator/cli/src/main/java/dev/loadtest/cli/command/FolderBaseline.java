package dev.loadtest.cli.command;

import dev.loadtest.cli.record.BaselineFile;
import dev.loadtest.cli.record.RecordStore;
import dev.loadtest.cli.record.RunRecord;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.spec.JudgementPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The history that runs on this machine keep. */
final class FolderBaseline implements KeptBaseline {
  private final Path records;
  private final String test;
  private final Path file;

  FolderBaseline(Path records, String test) {
    this.records = records;
    this.test = test;
    this.file = BaselineFile.in(records, test);
  }

  @Override
  public String where() {
    return file.toString();
  }

  @Override
  public Optional<RunHistory> read() throws IOException {
    return BaselineFile.read(file).map(BaselineFile::history);
  }

  @Override
  public void change(UnaryOperator<RunHistory> change) throws IOException {
    RunHistory before = read().orElse(RunHistory.EMPTY);
    BaselineFile.write(file, test, change.apply(before), Instant.now());
  }

  @Override
  public String accept(String run) throws IOException {
    change(history -> history.accept(run));
    return "%s is accepted: the level of %s starts anew with it.".formatted(run, test);
  }

  @Override
  public JudgementPolicy policy() throws IOException {
    return kept().reversed().stream()
        .findFirst()
        .map(record -> record.spec().judgement())
        .orElseGet(JudgementPolicy::defaults);
  }

  @Override
  public Map<String, String> messages() throws IOException {
    Map<String, String> messages = new HashMap<>();
    for (RunRecord record : kept()) {
      // one that was found stable was put into doubt by another judgement, which is not kept
      boolean stable = record.status().classification() == Classification.Stable;
      if (record.status().message() != null && !stable) {
        messages.put(record.run(), record.status().message());
      }
    }
    return messages;
  }

  private List<RunRecord> kept() throws IOException {
    return new RecordStore(records).list(Optional.of(test));
  }

  @Override
  public void close() {}
}
