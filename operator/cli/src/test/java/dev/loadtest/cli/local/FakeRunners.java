package dev.loadtest.cli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes executables that behave as a {@link FakeRunner} does. */
public final class FakeRunners {
  private FakeRunners() {}

  /** Behaviours by name: those of {@code FakeRunner.Behaviour}. */
  public static Path executable(Path folder, String behaviour) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path script = folder.resolve("runner-" + behaviour);
    Files.writeString(
        script,
        "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -cp '%s' dev.loadtest.cli.local.FakeRunner %s \"$@\"\n"
            .formatted(java, System.getProperty("java.class.path"), behaviour));
    script.toFile().setExecutable(true);
    return script;
  }
}
