package dev.loadtest.cli.local;

import dev.loadtest.core.spec.LoadTestSpec;
import java.nio.file.Path;

/**
 * A test as the local world runs it.
 *
 * @param name metadata.name of the LoadTest
 * @param spec the spec with this run's overrides applied
 * @param manifest the file it was read from
 * @param objects what it may refer to
 */
public record LocalTest(String name, LoadTestSpec spec, Path manifest, NamedObjects objects) {

  /** The folder that relative files are looked for in. */
  public Path folder() {
    return manifest.toAbsolutePath().normalize().getParent();
  }
}
