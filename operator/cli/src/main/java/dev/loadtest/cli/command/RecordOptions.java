package dev.loadtest.cli.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where runs of this machine are kept. */
final class RecordOptions {
  @Option(
      names = "--records",
      paramLabel = "DIR",
      description = "Folder of the run records (default: ${DEFAULT-VALUE}).")
  Path folder = Path.of(".loadtest");
}
