package dev.loadtest.cli.command;

import dev.loadtest.cli.MissingInput;
import dev.loadtest.core.judge.Verdict;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All commands, and what their ends mean to a shell. */
@Command(
    name = "loadtest",
    description =
        "Runs load tests on this machine or on a cluster, and says whether the service is good enough.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.class,
    subcommands = {
      RunCommand.class,
      BaselineCommand.class,
      CompareCommand.class,
      JudgeCommand.class,
      HealsCommand.class,
      HistoryCommand.class,
      ShowCommand.class,
      ValidateCommand.class,
      VersionCommand.class
    },
    footer = {
      "",
      "loadtest demo-service [OPTIONS] starts a small shop to test against (--help has its options).",
      "",
      "Exit codes: 0 passed, 1 failed, 2 inconclusive, 3 error; 130 when interrupted."
    })
public final class LoadTestCommand {
  private LoadTestCommand() {}

  public static CommandLine commandLine() {
    return new CommandLine(new LoadTestCommand())
        .setCommandName(System.getProperty("loadtest.name", "loadtest"))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command))
        .setParameterExceptionHandler(
            (e, arguments) -> {
              e.getCommandLine().getErr().println("loadtest: " + e.getMessage());
              CommandLine.UnmatchedArgumentException.printSuggestions(
                  e, e.getCommandLine().getErr());
              return Verdict.Error.exitCode();
            });
  }

  /** Mistakes and broken worlds get a sentence; bugs get their stack. */
  private static int failed(Exception e, CommandLine command) {
    switch (e) {
      case InvalidManifest invalid -> command.getErr().println(invalid.getMessage());
      case MissingInput missing -> say(command, missing.getMessage());
      case IOException io -> say(command, io.getClass().getSimpleName() + ": " + io.getMessage());
      case KubernetesClientException cluster ->
          say(command, "the cluster said: " + cluster.getMessage());
      default -> e.printStackTrace(command.getErr());
    }
    return Verdict.Error.exitCode();
  }

  private static void say(CommandLine command, String sentence) {
    command.getErr().println("loadtest: " + sentence);
  }
}
