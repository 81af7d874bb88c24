package dev.loadtest.cli.local;

import dev.loadtest.cli.MissingInput;
import dev.loadtest.core.spec.ScriptSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a test's script to where k6 finds it. Objects become folders, as their mounts are in a
 * pod, so that scripts import and open what lies next to them.
 */
final class ScriptFiles {
  private final LocalTest test;

  ScriptFiles(LocalTest test) {
    this.test = test;
  }

  /**
   * Writes what has to be written below a folder.
   *
   * @return the script's absolute path
   * @throws MissingInput when the script is nowhere
   */
  Path place(Path folder) throws IOException {
    ScriptSource script = test.spec().script();
    if (script.inline() != null) {
      return Files.writeString(folder.resolve("script.js"), script.inline());
    }
    if (script.localFile() != null) {
      return onDisk(script.localFile());
    }
    if (script.volumeClaim() != null) {
      throw new MissingInput(
          "spec.script.volumeClaim: the volume "
              + script.volumeClaim().name()
              + " exists only in a cluster; run there with --context, or use inline, configMap or localFile");
    }
    return script.configMap() != null
        ? mounted(
            "ConfigMap",
            script.configMap(),
            test.objects().configMap(script.configMap().name()),
            folder)
        : mounted("Secret", script.secret(), test.objects().secret(script.secret().name()), folder);
  }

  private Path mounted(
      String kind, ScriptSource.FileRef ref, Optional<Map<String, String>> files, Path folder)
      throws IOException {
    if (files.isEmpty()) {
      return beside(kind, ref);
    }
    Path mount = Files.createDirectory(folder.resolve("script"));
    for (Map.Entry<String, String> file : files.get().entrySet()) {
      Files.writeString(mount.resolve(file.getKey()), file.getValue());
    }
    Path script = mount.resolve(ref.file());
    if (!Files.isRegularFile(script)) {
      throw new MissingInput(
          "%s %s has no key %s; it has %s"
              .formatted(kind, ref.name(), ref.file(), String.join(", ", files.get().keySet())));
    }
    return script;
  }

  /**
   * Without the object, a file of the wanted name next to the manifest is what it would be made of.
   */
  private Path beside(String kind, ScriptSource.FileRef ref) {
    Path script = test.folder().resolve(ref.file());
    if (Files.isRegularFile(script)) {
      return script;
    }
    throw new MissingInput(
        "%s %s is not in the folder of %s, and neither is a file %s; put one of them there"
            .formatted(kind, ref.name(), test.manifest(), ref.file()));
  }

  /** A path of the runner image: the same path here, or the path below the manifest's folder. */
  private Path onDisk(String localFile) {
    Path absolute = Path.of(localFile);
    Path relative = test.folder().resolve(localFile.substring(1));
    return Optional.of(absolute)
        .filter(Files::isRegularFile)
        .or(() -> Optional.of(relative).filter(Files::isRegularFile))
        .orElseThrow(
            () ->
                new MissingInput(
                    "spec.script.localFile: neither %s nor %s is a file; a local run has no runner image"
                        .formatted(absolute, relative)));
  }
}
