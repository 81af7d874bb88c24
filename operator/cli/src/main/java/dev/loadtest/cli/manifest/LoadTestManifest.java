package dev.loadtest.cli.manifest;

import dev.loadtest.core.spec.LoadTestSpec;
import java.nio.file.Path;
import java.util.Map;

/**
 * A valid LoadTest as it is in a file, with the texts that it may need.
 *
 * @param namespace empty when the manifest names none
 * @param configMaps name, key, text, of the file, its folder and its kustomization.yaml
 * @param secrets as configMaps, decoded
 */
public record LoadTestManifest(
    Path file,
    String name,
    String namespace,
    Map<String, String> labels,
    Map<String, String> annotations,
    LoadTestSpec spec,
    Map<String, Map<String, String>> configMaps,
    Map<String, Map<String, String>> secrets) {

  /** Without texts: scripts and Secrets stay out of logs. */
  @Override
  public String toString() {
    return "LoadTestManifest[" + file + ", " + name + "]";
  }
}
