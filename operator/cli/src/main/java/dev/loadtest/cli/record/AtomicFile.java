package dev.loadtest.cli.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file whole or not at all, and its folder where there is none. */
final class AtomicFile {
  private AtomicFile() {}

  /** For its owner alone. */
  static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Path draft = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".tmp");
    replace(file, draft, text);
  }

  /** For others to read, too; a symbolic link stays one. */
  static void share(Path file, String text) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Files.createDirectories(target.getParent());
    String draft = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
    replace(target, target.resolveSibling(draft), text);
  }

  /** As {@link #share}, of a file that is there: who may read and write it stays the same. */
  static void edit(Path file, String text) throws IOException {
    Path target = file.toRealPath();
    Path draft =
        target.resolveSibling(
            "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    Files.copy(
        target,
        draft,
        StandardCopyOption.COPY_ATTRIBUTES,
        StandardCopyOption.REPLACE_EXISTING); // before the text: never readable by others
    replace(target, draft, text);
  }

  private static void replace(Path file, Path draft, String text) throws IOException {
    try {
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
