package dev.loadtest.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, as a shell starts it. */
final class CommandLineProcess {
  private final Process process;
  private final Path output;

  CommandLineProcess(Path folder, Path runner, String... arguments) throws IOException {
    this(Map.of(), folder, runner, arguments);
  }

  /** With more variables in its environment; it is no CI job unless they say so. */
  CommandLineProcess(Map<String, String> shell, Path folder, Path runner, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dstdout.encoding=UTF-8", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), "dev.loadtest.cli.Main"));
    command.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile());
    builder.environment().remove("CI");
    builder.environment().put("LOADTEST_RUNNER", runner.toString());
    builder.environment().putAll(shell);
    this.output = folder.resolve("output.txt");
    this.process = builder.start();
  }

  Process process() {
    return process;
  }

  /** The exit code. */
  int await() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("still running after 60 s");
    }
    return process.exitValue();
  }

  String output() throws IOException {
    return Files.readString(output, StandardCharsets.UTF_8);
  }
}
