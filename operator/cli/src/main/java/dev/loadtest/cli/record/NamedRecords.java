package dev.loadtest.cli.record;

import dev.loadtest.cli.MissingInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the records that a command line names: a run, a test with all its runs, or a file. */
public final class NamedRecords {
  private final Path folder;
  private final RecordStore store;

  public NamedRecords(Path folder) {
    this.folder = folder;
    this.store = new RecordStore(folder);
  }

  /**
   * All that are named, each once, oldest first.
   *
   * @throws MissingInput for a name without records and a file that is no record
   */
  public List<RunRecord> all(List<String> names) throws IOException {
    Map<String, RunRecord> found = new LinkedHashMap<>();
    for (String name : names) {
      List<RunRecord> records = isTest(name) ? store.list(Optional.of(name)) : List.of(one(name));
      if (records.isEmpty()) {
        throw new MissingInput("no runs of " + name + " are kept in " + folder);
      }
      records.forEach(record -> found.put(record.test() + "/" + record.run(), record));
    }
    return found.values().stream().sorted(Comparator.comparing(RunRecord::started)).toList();
  }

  /**
   * One record: a file, the name of a run, or {@code latest}.
   *
   * @throws MissingInput when there is none, or the file is no record
   */
  public RunRecord one(String name) throws IOException {
    Path file = Path.of(name);
    if (Files.isRegularFile(file)) {
      return read(file);
    }
    return store
        .find(name)
        .orElseThrow(
            () ->
                new MissingInput(
                    name.equals("latest")
                        ? "no runs are kept in " + folder
                        : "no run " + name + " is kept in " + folder + ", and no file is there"));
  }

  /** The newest record of a test. */
  public RunRecord latest(String test) throws IOException {
    return store.list(Optional.of(test)).reversed().stream()
        .findFirst()
        .orElseThrow(() -> new MissingInput("no runs of " + test + " are kept in " + folder));
  }

  private boolean isTest(String name) {
    return name.matches("[\\w.-]+") && Files.isDirectory(folder.resolve(name));
  }

  private static RunRecord read(Path file) throws IOException {
    try {
      return RecordJson.read(Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw new MissingInput(file + " is " + e.getMessage());
    }
  }
}
