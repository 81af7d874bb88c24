package dev.loadtest.cli.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.cli.MissingInput;
import dev.loadtest.core.heal.HealHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The heals of tests, {@code <folder>/<test>/heals.json}, written whole or not at all; the same
 * JSON as that of the operator. Beside it, in {@code heals/}, is what a manifest was before a heal
 * changed it.
 */
public final class HealStore {
  private static final String FILE = "heals.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  public HealStore(Path folder) {
    this.folder = folder;
  }

  /**
   * The heals of a test; none when there never was one.
   *
   * @throws MissingInput for a file that cannot be read
   */
  public HealHistory read(String test) throws IOException {
    Path file = file(test);
    if (!Files.exists(file)) {
      return HealHistory.EMPTY;
    }
    try {
      return JSON.readValue(Files.readString(file), HealHistory.class);
    } catch (JsonProcessingException e) {
      throw new MissingInput(
          "%s cannot be read (%s); it says what was changed in the test, so look at it before you remove it"
              .formatted(file, e.getOriginalMessage()));
    }
  }

  public void save(String test, HealHistory heals) throws IOException {
    AtomicFile.write(file(test), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(heals));
  }

  /** The tests that have heals, by name. */
  public List<String> tests() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> tests = Files.list(folder)) {
      return tests
          .filter(test -> Files.exists(test.resolve(FILE)))
          .map(test -> test.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /** Keeps the text of a manifest before a heal changes it. */
  public void keepOriginal(String test, String heal, String text) throws IOException {
    AtomicFile.write(before(test, heal), text);
  }

  /** What {@link #keepOriginal} kept. */
  public Optional<String> original(String test, String heal) throws IOException {
    Path file = before(test, heal);
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  public Path file(String test) {
    return folder.resolve(test).resolve(FILE);
  }

  /** What is locked while a test is healed. */
  public Path lock(String test) {
    return folder.resolve(test).resolve("heals").resolve("lock");
  }

  private Path before(String test, String heal) {
    return folder.resolve(test).resolve("heals").resolve(heal + ".before");
  }
}
