package dev.loadtest.cli.command;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says which version this is. */
@Command(name = "version", description = "Shows the version.")
final class VersionCommand implements Runnable, IVersionProvider {
  @Spec CommandSpec command;

  @Override
  public void run() {
    command.commandLine().getOut().println(getVersion()[0]);
  }

  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
            .orElse("development build");
    return new String[] {"loadtest " + version + " (Java " + Runtime.version().feature() + ")"};
  }
}
