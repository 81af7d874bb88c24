package dev.loadtest.cli.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.core.plan.RunPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * The folder of one attempt, for the user's eyes only: plan.json (with the nonce) and the script.
 * Gone when closed.
 */
final class Workspace implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  private Workspace(Path folder) {
    this.folder = folder;
  }

  static Workspace create() throws IOException {
    return new Workspace(Files.createTempDirectory("loadtest-"));
  }

  Path folder() {
    return folder;
  }

  void write(RunPlan plan) throws IOException {
    JSON.writeValue(folder.resolve("plan.json").toFile(), plan.runner());
  }

  @Override
  public void close() {
    try (var files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
