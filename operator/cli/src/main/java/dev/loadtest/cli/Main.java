package dev.loadtest.cli;

import dev.loadtest.cli.command.LoadTestCommand;
import dev.loadtest.core.judge.Verdict;

/** The program behind {@code ./loadtest}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(exitCode(arguments));
  }

  /** Java's own code for a crash is 1, which here means that the service is not good enough. */
  private static int exitCode(String[] arguments) {
    try {
      return LoadTestCommand.commandLine().execute(arguments);
    } catch (Throwable bug) {
      bug.printStackTrace();
      return Verdict.Error.exitCode();
    }
  }
}
