package dev.loadtest.cli.local;

import dev.loadtest.cli.MissingInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where the runner is: {@code $LOADTEST_RUNNER}, or what the launcher built. */
public final class RunnerBinary {
  private RunnerBinary() {}

  /**
   * @param home the folder of the launcher
   * @throws MissingInput when there is none
   */
  public static Path find(Map<String, String> shell, Path home) {
    Path runner =
        shell.containsKey("LOADTEST_RUNNER")
            ? Path.of(shell.get("LOADTEST_RUNNER"))
            : home.resolve("k6-runner-image/bin/loadtest-k6");
    if (!Files.isExecutable(runner)) {
      throw new MissingInput(
          "the k6 runner %s is not there; start through ./loadtest, which builds it, or set LOADTEST_RUNNER"
              .formatted(runner));
    }
    return runner.toAbsolutePath();
  }
}
