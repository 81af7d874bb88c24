package dev.loadtest.cli.local;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The programs that integration tests run; skipped with a sentence where they are not built, but
 * never in CI.
 */
final class Built {
  static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

  private Built() {}

  static Path runner() {
    return present(
        Optional.ofNullable(System.getenv("LOADTEST_RUNNER"))
            .map(Path::of)
            .orElse(HOME.resolve("k6-runner-image/bin/loadtest-k6")),
        "k6-runner-image/build");
  }

  static Path demoService() {
    return present(
        HOME.resolve("examples/demo-service/bin/demo-service"), "examples/demo-service/build");
  }

  private static Path present(Path binary, String build) {
    if (!Files.isExecutable(binary)) {
      String sentence = binary + " is not built; run " + build + " (needs Go) to enable this test";
      if (Boolean.parseBoolean(System.getenv("CI"))) {
        throw new AssertionError(sentence);
      }
      abort(sentence);
    }
    return binary;
  }
}
