package dev.loadtest.cli.command;

import dev.loadtest.cli.MissingInput;
import dev.loadtest.core.spec.HealingPolicy.Mode;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Runner;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a run on this machine may heal its test. */
sealed interface Permission {
  /** What keeps heals out of a file that is thrown away. */
  String CI = "This CI job's checkout (--heal edits it all the same)";

  /**
   * It may not.
   *
   * @param why a sentence, where somebody would wonder
   */
  record Withheld(Optional<String> why) implements Permission {}

  /**
   * It may.
   *
   * @param owner what would undo an edit of the file; empty: nothing
   */
  record Granted(Optional<String> owner) implements Permission {}

  /**
   * What the command line, the surroundings and the test say together.
   *
   * @throws MissingInput for options that contradict each other or the test
   */
  static Permission of(RunOptions options, Map<String, String> shell, LoadTestSpec spec) {
    if (options.heal && (options.noHeal || options.watch)) {
      throw new MissingInput("--heal goes neither with --no-heal nor with --watch");
    }
    boolean off = spec.healing().mode() == Mode.Off;
    if (options.heal && off) {
      throw new MissingInput(
          "--heal: spec.healing.mode is Off; write Suggest, Apply or PullRequest there");
    }
    if (options.noHeal) {
      return new Withheld(Optional.empty());
    }
    Optional<String> other = otherTest(options, spec);
    if (other.isPresent()) {
      return new Withheld(other.map(why -> why + ", so that nothing is healed").filter(w -> !off));
    }
    boolean ci = isSet(shell.get("CI"));
    return new Granted(ci && !options.heal ? Optional.of(CI) : Optional.empty());
  }

  /** Why the run is not one of the test as its file has it. */
  private static Optional<String> otherTest(RunOptions options, LoadTestSpec spec) {
    if (options.watch) {
      return Optional.of("with --watch a person is at work on the test");
    }
    if (options.parallelism != null && options.parallelism != spec.parallelism()) {
      return Optional.of("--parallelism runs another test than the file has");
    }
    return options.env.stream()
        .map(written -> written.split("=", 2)[0])
        .filter(name -> !isOpen(name, spec.runner()))
        .findFirst()
        .map(name -> "--env " + name + " runs another test than the file has");
  }

  /** Whether the file leaves the value to others: to a Secret or a ConfigMap. */
  private static boolean isOpen(String name, Runner runner) {
    List<Runner.EnvVar> written =
        runner.env().stream().filter(variable -> variable.name().equals(name)).toList();
    return written.isEmpty()
        ? !runner.envFrom().isEmpty()
        : written.stream().allMatch(variable -> variable.valueFrom() != null);
  }

  private static boolean isSet(String variable) {
    return variable != null && !variable.isBlank() && !variable.equalsIgnoreCase("false");
  }
}
