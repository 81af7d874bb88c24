package dev.loadtest.cli.command;

import dev.loadtest.cli.MissingInput;
import dev.loadtest.cli.manifest.LoadTestManifest;
import dev.loadtest.core.spec.GoDuration;
import dev.loadtest.core.spec.GrammarException;
import dev.loadtest.core.spec.LoadTestRunSpec.Overrides;
import dev.loadtest.core.spec.Runner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can be said about a run on the command line. */
final class RunOptions {
  /** How the result is written. */
  enum Output {
    text,
    json
  }

  @Parameters(paramLabel = "FILE", description = "Manifest with a LoadTest.")
  Path file;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Which LoadTest, if the file has several.")
  String name;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Number of runners, instead of spec.parallelism. Not on a cluster.")
  Integer parallelism;

  @Option(
      names = "--target-url",
      paramLabel = "URL",
      description = "Address of the service, instead of spec.target.url.")
  String targetUrl;

  @Option(
      names = "--demo",
      description =
          "Start the demo service on a free port of this machine and load it. Only through ./loadtest.")
  boolean demo;

  @Option(
      names = "--env",
      paramLabel = "NAME[=VALUE]",
      description =
          "Variable for the script, instead of the one of the same name; without a value, the shell's.")
  List<String> env = List.of();

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description =
          "Longest time for the whole run, e.g. 10m (default: as long as its plan takes).")
  String timeout;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "text|json",
      description = "How the result is written (default: ${DEFAULT-VALUE}).")
  Output output = Output.text;

  @Mixin RecordOptions records = new RecordOptions();

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "Judge against the baseline of this file, instead of the one of the run records. Not on a cluster.")
  Path baseline;

  @Option(
      names = "--update-baseline",
      description = "Write the file of --baseline after the run; it need not be there before.")
  boolean updateBaseline;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show what k6 and the script print.")
  boolean verbose;

  @Option(
      names = {"-w", "--watch"},
      description =
          "Run again whenever a file of the manifest's folder changes, until Ctrl-C. Not on a cluster.")
  boolean watch;

  @Option(
      names = "--heal",
      description =
          "Heal the test as spec.healing says where the environment variable CI is set, too. Not on a cluster.")
  boolean heal;

  @Option(
      names = "--no-heal",
      description = "Do not heal the test, whatever spec.healing says. Not on a cluster.")
  boolean noHeal;

  @Option(
      names = "--commit",
      paramLabel = "SHA",
      description = "Commit under test, for a run on a cluster; the run's trigger is then CI.")
  String commit;

  @Option(
      names = "--pull-request",
      paramLabel = "REF",
      description =
          "Pull request under test, for a run on a cluster; the run's trigger is then CI.")
  String pullRequest;

  /**
   * The test that is meant.
   *
   * @throws InvalidManifest when anything is wrong with the file
   */
  LoadTestManifest manifest() {
    if (demo) {
      throw new MissingInput("--demo: start through ./loadtest, which runs the demo service");
    }
    return Manifests.choose(file, Optional.ofNullable(name));
  }

  boolean json() {
    return output == Output.json;
  }

  Optional<Duration> deadline() {
    try {
      return Optional.ofNullable(timeout).map(GoDuration::parse);
    } catch (GrammarException e) {
      throw new MissingInput("--timeout: " + e.getMessage());
    }
  }

  Overrides overrides(Map<String, String> shell) {
    List<Runner.EnvVar> variables = new ArrayList<>();
    env.forEach(written -> variables.add(variable(written, shell)));
    return new Overrides(targetUrl, variables, null, null);
  }

  private static Runner.EnvVar variable(String written, Map<String, String> shell) {
    int equals = written.indexOf('=');
    if (equals >= 0) {
      return new Runner.EnvVar(written.substring(0, equals), written.substring(equals + 1), null);
    }
    if (!shell.containsKey(written)) {
      throw new MissingInput(
          "--env " + written + ": the shell has no such variable; export it or write NAME=VALUE");
    }
    return new Runner.EnvVar(written, shell.get(written), null);
  }
}
