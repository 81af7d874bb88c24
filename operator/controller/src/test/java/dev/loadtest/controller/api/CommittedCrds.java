package dev.loadtest.controller.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The CRDs in {@code crds/}, which tests, the chart and the CLI share. */
public final class CommittedCrds {
  public static final Path FOLDER = Path.of("..", "..", "crds").toAbsolutePath().normalize();

  private CommittedCrds() {}

  /** Every committed CRD, in the order of file names. */
  public static List<Path> files() {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String read(Path crd) {
    try {
      return Files.readString(crd);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
