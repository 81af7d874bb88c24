package dev.loadtest.cli.command;

import dev.loadtest.cli.MissingInput;
import dev.loadtest.cli.manifest.LoadTestManifest;
import dev.loadtest.cli.manifest.ManifestReader;
import dev.loadtest.cli.manifest.ManifestReader.Reading;
import dev.loadtest.cli.manifest.References;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the test that a command line means. */
final class Manifests {
  private Manifests() {}

  /**
   * @param name which test, for files with several
   * @throws InvalidManifest when anything is wrong with the file
   * @throws MissingInput when it has no such test, or several to choose from
   */
  static LoadTestManifest choose(Path file, Optional<String> name) {
    // What lies nowhere beside it may come with --env or be in the cluster: said later, where it is
    // needed.
    return switch (ManifestReader.read(file, References.Optional)) {
      case Reading.Invalid(var problems) -> throw new InvalidManifest(problems);
      case Reading.Valid(var tests) -> choose(file, name, tests);
    };
  }

  private static LoadTestManifest choose(
      Path file, Optional<String> name, List<LoadTestManifest> tests) {
    String names = tests.stream().map(LoadTestManifest::name).collect(Collectors.joining(", "));
    if (tests.isEmpty()) {
      throw new MissingInput(file + " has no LoadTest");
    }
    if (name.isEmpty() && tests.size() > 1) {
      throw new MissingInput(file + " has several tests; choose one with --name: " + names);
    }
    return tests.stream()
        .filter(test -> name.map(test.name()::equals).orElse(true))
        .findFirst()
        .orElseThrow(
            () -> new MissingInput(file + " has no test " + name.orElse("") + "; it has " + names));
  }
}
