package dev.loadtest.cli.command;

import dev.loadtest.cli.record.HistoryStore;
import dev.loadtest.cli.record.RecordStore;
import dev.loadtest.cli.record.RunRecord;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.spec.JudgementPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The history that runs on this machine keep. */
final class FolderBaseline implements KeptBaseline {
  private final Path records;
  private final String test;
  private final HistoryStore store;

  FolderBaseline(Path records, String test) {
    this.records = records;
    this.test = test;
    this.store = new HistoryStore(records);
  }

  @Override
  public String where() {
    return store.file(test).toString();
  }

  @Override
  public Optional<RunHistory> read() throws IOException {
    return Optional.of(store.read(test)).filter(history -> !history.equals(RunHistory.EMPTY));
  }

  @Override
  public void change(UnaryOperator<RunHistory> change) throws IOException {
    store.save(test, change.apply(store.read(test)));
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
