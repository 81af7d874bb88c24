package dev.loadtest.core.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The golden diagnoses, as people read them. */
final class GoldenFile {
  static final Path FILE = Path.of("src/test/resources/analysis/goldens.md");

  private GoldenFile() {}

  /** Whether files are to be written and not compared. */
  static boolean isWritten() {
    return Boolean.getBoolean("docs.write");
  }

  static String text(Stream<Golden> goldens) {
    return goldens.map(GoldenFile::section).collect(Collectors.joining("\n"));
  }

  static String section(Golden golden) {
    return "## %s\n\n%s".formatted(golden, text(golden.diagnosis()));
  }

  static String text(Diagnosis diagnosis) {
    return """
        %s, %s%s

        > %s
        >
        > **Why:** %s
        >
        > **Next:** %s
        """
        .formatted(
            diagnosis.cause(),
            diagnosis.confidence(),
            diagnosis.actionRequired() ? ", action required" : "",
            diagnosis.what(),
            diagnosis.why(),
            diagnosis.nextStep().isEmpty() ? "nothing." : diagnosis.nextStep());
  }

  static String read(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }
}
