package dev.loadtest.cli.command;

import dev.loadtest.cli.manifest.ManifestProblem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file that is not run because of what is wrong with it; the message has all problems, one a
 * line.
 */
final class InvalidManifest extends RuntimeException {
  InvalidManifest(List<ManifestProblem> problems) {
    super(
        problems.stream().map(ManifestProblem::toString).collect(Collectors.joining("\n"))
            + "\nnothing was run");
  }
}
