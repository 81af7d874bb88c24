package dev.loadtest.cli.local;

import java.util.Map;
import java.util.Optional;

/**
 * The ConfigMaps and Secrets that stand in for those of a namespace, by name; each has its keys and
 * their texts.
 */
public record NamedObjects(
    Map<String, Map<String, String>> configMaps, Map<String, Map<String, String>> secrets) {

  public static final NamedObjects NONE = new NamedObjects(Map.of(), Map.of());

  public NamedObjects {
    configMaps = Map.copyOf(configMaps);
    secrets = Map.copyOf(secrets);
  }

  public Optional<Map<String, String>> configMap(String name) {
    return Optional.ofNullable(configMaps.get(name));
  }

  public Optional<Map<String, String>> secret(String name) {
    return Optional.ofNullable(secrets.get(name));
  }
}
