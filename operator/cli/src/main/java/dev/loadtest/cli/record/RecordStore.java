package dev.loadtest.cli.record;

import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.spec.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Records as files, {@code <folder>/<test>/<run>.json}; written whole or not at all. */
public final class RecordStore {
  private static final String SUFFIX = ".json";

  private final Path folder;

  public RecordStore(Path folder) {
    this.folder = folder;
  }

  /** Writes a record and forgets the oldest ones beyond {@code keep}. Returns its file. */
  public Path save(RunRecord record, History keep) throws IOException {
    Path file = file(record.test(), record.run());
    AtomicFile.write(file, RecordJson.write(record));
    forget(record.test(), keep);
    return file;
  }

  /**
   * The records of a test, or of all tests, oldest first. Files that are no records are passed
   * over.
   */
  public List<RunRecord> list(Optional<String> test) throws IOException {
    List<RunRecord> records = new ArrayList<>();
    for (Path file : files(test)) {
      read(file).ifPresent(records::add);
    }
    records.sort(Comparator.comparing(RunRecord::started));
    return records;
  }

  /** A record by its run's name; {@code latest} is the newest of all. */
  public Optional<RunRecord> find(String run) throws IOException {
    if (run.equals("latest")) {
      return list(Optional.empty()).stream().reduce((older, newer) -> newer);
    }
    for (Path file : files(Optional.empty())) {
      if (file.getFileName().toString().equals(run + SUFFIX)) {
        return read(file);
      }
    }
    return Optional.empty();
  }

  public Path file(String test, String run) {
    return folder.resolve(test).resolve(run + SUFFIX);
  }

  private void forget(String test, History keep) throws IOException {
    List<RunRecord> newestFirst = list(Optional.of(test)).reversed();
    beyond(newestFirst.stream().filter(r -> r.verdict() == Verdict.Passed), keep.successful());
    beyond(newestFirst.stream().filter(r -> r.verdict() != Verdict.Passed), keep.failed());
  }

  /** The run that just ended is kept, however small the limit. */
  private void beyond(Stream<RunRecord> newestFirst, int limit) throws IOException {
    for (RunRecord old : newestFirst.skip(Math.max(1, limit)).toList()) {
      Files.deleteIfExists(file(old.test(), old.run()));
    }
  }

  private List<Path> files(Optional<String> test) throws IOException {
    Path root = test.map(folder::resolve).orElse(folder);
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(root, 2)) {
      return found.filter(RecordStore::isRecord).sorted().toList();
    }
  }

  private static boolean isRecord(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(SUFFIX) && !name.startsWith(".");
  }

  private static Optional<RunRecord> read(Path file) throws IOException {
    try {
      return Optional.of(RecordJson.read(Files.readString(file)));
    } catch (IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }
}
