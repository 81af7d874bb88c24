package dev.loadtest.cli.local;

import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Target;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A test as the local world runs it.
 *
 * @param name metadata.name of the LoadTest
 * @param spec the spec with this run's overrides applied
 * @param manifest the file it was read from
 * @param objects what it may refer to
 * @param definedTarget the target as the manifest names it, without the override
 */
public record LocalTest(
    String name,
    LoadTestSpec spec,
    Path manifest,
    NamedObjects objects,
    Optional<Target> definedTarget) {

  /** Of a test that is run against its own target. */
  public LocalTest(String name, LoadTestSpec spec, Path manifest, NamedObjects objects) {
    this(name, spec, manifest, objects, Optional.ofNullable(spec.target()));
  }

  /** The folder that relative files are looked for in. */
  public Path folder() {
    return manifest.toAbsolutePath().normalize().getParent();
  }
}
