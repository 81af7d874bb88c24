package dev.loadtest.cli.command;

import dev.loadtest.cli.manifest.ManifestProblem;
import dev.loadtest.cli.manifest.ManifestValidator;
import dev.loadtest.cli.manifest.References;
import dev.loadtest.core.judge.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says everything that is wrong with manifests. */
@Command(
    name = "validate",
    description = {
      "Says everything that is wrong with manifests, at once and by line, as FILE:LINE: FIELD: MESSAGE.",
      "The messages are those of the cluster's API server and of the LoadTest's condition Ready."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Exit codes: 0 all are valid, 3 something is wrong."})
final class ValidateCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Manifests, or folders of manifests.")
  List<Path> files;

  @Option(
      names = "--local",
      description = "Also ask for the ConfigMaps and Secrets that a run on this machine needs.")
  boolean local;

  @Override
  public Integer call() {
    References references = local ? References.Required : References.Optional;
    List<ManifestProblem> problems =
        files.stream()
            .flatMap(file -> ManifestValidator.validate(file, references).stream())
            .toList();
    if (problems.isEmpty()) {
      System.out.println(files.size() == 1 ? files.getFirst() + " is valid." : "All are valid.");
      return 0;
    }
    problems.forEach(System.out::println);
    System.out.println(problems.size() == 1 ? "1 problem." : problems.size() + " problems.");
    return Verdict.Error.exitCode();
  }
}
