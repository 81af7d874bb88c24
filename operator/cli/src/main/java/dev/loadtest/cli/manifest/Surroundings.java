package dev.loadtest.cli.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Everything that lies beside a manifest: the documents of its folder and its kustomization. */
record Surroundings(NearbyTexts texts, List<ManifestProblem> problems) {

  /** Other files that cannot be read are passed over: they may be templates of another tool. */
  static Surroundings of(YamlFile manifest) {
    var documents = new ArrayList<Document>();
    for (Path file : yamlFiles(folderOf(manifest.path()))) {
      if (!isSame(file, manifest.path())) {
        documents.addAll(YamlFile.read(file).documents());
      }
    }
    List<Kustomization> kustomizations =
        Stream.concat(documents.stream(), manifest.documents().stream())
            .filter(d -> d.kind().equals("Kustomization"))
            .map(Kustomization::of)
            .toList();
    documents.addAll(manifest.documents());
    return new Surroundings(
        NearbyTexts.of(documents, kustomizations),
        kustomizations.stream().flatMap(k -> k.problems().stream()).toList());
  }

  static List<Path> yamlFiles(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Surroundings::isYaml).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folderOf(Path file) {
    Path folder = file.getParent();
    return folder == null ? Path.of("") : folder;
  }

  private static boolean isSame(Path a, Path b) {
    return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
  }

  private static boolean isYaml(Path file) {
    String name = file.getFileName().toString();
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
  }
}
