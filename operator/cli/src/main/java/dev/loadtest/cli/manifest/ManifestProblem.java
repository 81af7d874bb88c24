package dev.loadtest.cli.manifest;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * A problem and the place to put it right.
 *
 * @param line counted from 1
 * @param field as Kubernetes writes it; empty when the problem is the file's as a whole
 */
public record ManifestProblem(Path file, int line, String field, String message)
    implements Comparable<ManifestProblem> {
  private static final Comparator<ManifestProblem> BY_PLACE =
      Comparator.comparing(ManifestProblem::file)
          .thenComparingInt(ManifestProblem::line)
          .thenComparing(ManifestProblem::field)
          .thenComparing(ManifestProblem::message);

  @Override
  public int compareTo(ManifestProblem other) {
    return BY_PLACE.compare(this, other);
  }

  /**
   * As compilers write it, so that editors find the place: {@code file.yaml:12: field: message}.
   */
  @Override
  public String toString() {
    return file + ":" + line + ": " + (field.isEmpty() ? "" : field + ": ") + message;
  }
}
