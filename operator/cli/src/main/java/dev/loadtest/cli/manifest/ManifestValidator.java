package dev.loadtest.cli.manifest;

import dev.loadtest.core.spec.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says everything that is wrong with a manifest, at once and by line: what the API server would say
 * in its own words, and what the operator would put into the condition {@code Ready}.
 */
public final class ManifestValidator {
  private static final Set<String> KINDS = Set.of("LoadTest", "LoadTestRun");

  private ManifestValidator() {}

  /** The problems of a file, or of all YAML files of a folder, sorted; empty when it is valid. */
  public static List<ManifestProblem> validate(Path fileOrFolder, References references) {
    return Files.isDirectory(fileOrFolder)
        ? Surroundings.yamlFiles(fileOrFolder).stream()
            .map(YamlFile::read)
            .filter(file -> file.documents().stream().anyMatch(ManifestValidator::isTest))
            .flatMap(file -> validate(file, references).stream())
            .sorted()
            .distinct()
            .toList()
        : validate(YamlFile.read(fileOrFolder), references);
  }

  static List<ManifestProblem> validate(YamlFile file, References references) {
    var problems = new ArrayList<>(file.problems());
    Surroundings surroundings = null;
    for (Document document : file.documents()) {
      if (isTest(document)) {
        surroundings = surroundings == null ? Surroundings.of(file) : surroundings;
        NearbyTexts texts = surroundings.texts();
        Stream.concat(
                DocumentCheck.check(document).stream(),
                referenceProblems(document, texts, references))
            .map(p -> document.problem(p.field(), p.message()))
            .forEach(problems::add);
      }
    }
    if (surroundings != null) {
      problems.addAll(surroundings.problems());
    } else if (problems.isEmpty()) {
      problems.add(new ManifestProblem(file.path(), 1, "", "no LoadTest and no LoadTestRun in it"));
    }
    return problems.stream().sorted().distinct().toList();
  }

  static boolean isTest(Document document) {
    return document.isOurs() || KINDS.contains(document.kind());
  }

  private static Stream<Problem> referenceProblems(
      Document document, NearbyTexts texts, References references) {
    return document.kind().equals("LoadTest")
        ? ReferenceCheck.check(document.json().path("spec"), texts, references).stream()
        : Stream.empty();
  }
}
