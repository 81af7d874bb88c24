package dev.loadtest.controller.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The repository's Markdown files. */
final class Pages {
  static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  /** Folders that are built, fetched or hidden; what lies in them is nobody's documentation. */
  private static final List<String> FOREIGN = List.of("target", "bin", "node_modules");

  private Pages() {}

  /** Text by path. */
  static Map<Path, String> all() {
    try (var files = Files.find(ROOT, 6, (file, a) -> ours(file))) {
      var pages = new TreeMap<Path, String>();
      files.forEach(file -> pages.put(file, read(file)));
      return pages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean ours(Path file) {
    for (Path part : ROOT.relativize(file)) {
      if (FOREIGN.contains(part.toString()) || part.toString().matches("\\.[a-z].*")) {
        return false;
      }
    }
    return file.toString().endsWith(".md");
  }
}
