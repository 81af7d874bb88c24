package dev.loadtest.cli.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.cli.MissingInput;
import dev.loadtest.core.baseline.RunHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The runs that later ones of a test are compared with, {@code <folder>/<test>/baseline.json};
 * written whole or not at all.
 */
public final class HistoryStore {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  public HistoryStore(Path folder) {
    this.folder = folder;
  }

  /**
   * The history of a test; empty when there is none yet.
   *
   * @throws MissingInput for a file that is none
   */
  public RunHistory read(String test) throws IOException {
    Path file = file(test);
    if (!Files.exists(file)) {
      return RunHistory.EMPTY;
    }
    try {
      return JSON.readValue(Files.readString(file), RunHistory.class);
    } catch (JsonProcessingException e) {
      throw new MissingInput(
          "%s cannot be read (%s); remove it to learn anew what is normal"
              .formatted(file, e.getOriginalMessage()));
    }
  }

  public void save(String test, RunHistory history) throws IOException {
    AtomicFile.write(file(test), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(history));
  }

  public Path file(String test) {
    return folder.resolve(test).resolve("baseline.json");
  }
}
