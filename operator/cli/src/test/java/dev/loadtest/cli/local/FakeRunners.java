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

  /**
   * One whose p95, in ms, is the first line of the file {@code levels}, which goes while there are
   * others: a level for each attempt.
   */
  public static Path levels(Path folder) throws IOException {
    Path runner = executable(folder, "Level");
    Path levels = folder.resolve("levels");
    String script =
        Files.readString(runner)
            .replace(
                "#!/bin/sh\n",
                """
                #!/bin/sh
                level=$(head -n 1 '%1$s')
                if [ "$(wc -l <'%1$s')" -gt 1 ]; then tail -n +2 '%1$s' >'%1$s.next' && mv '%1$s.next' '%1$s'; fi
                """
                    .formatted(levels))
            .replace("\"$@\"", "\"$@\" --level \"$level\"");
    Files.writeString(runner, script);
    return runner;
  }
}
