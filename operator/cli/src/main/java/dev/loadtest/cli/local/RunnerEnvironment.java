package dev.loadtest.cli.local;

import dev.loadtest.cli.MissingInput;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Runner;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The environment of a runner process: what the manifest says, as in a pod, and of the shell only
 * what any program needs. A run must not depend on whose shell it was started from.
 */
final class RunnerEnvironment {
  private static final Set<String> NEEDED =
      Set.of(
          "PATH",
          "HOME",
          "TMPDIR",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "NO_PROXY",
          "http_proxy",
          "https_proxy",
          "no_proxy",
          "SSL_CERT_FILE",
          "SSL_CERT_DIR");

  private final NamedObjects objects;

  RunnerEnvironment(NamedObjects objects) {
    this.objects = objects;
  }

  /**
   * @throws MissingInput when an object or a key is not there
   */
  Map<String, String> of(LoadTestSpec spec, Map<String, String> shell) {
    Map<String, String> environment = new LinkedHashMap<>();
    shell.forEach((name, value) -> keep(environment, name, value));
    spec.runner().envFrom().forEach(from -> all(from, environment));
    spec.targetUrl().ifPresent(url -> environment.put("TARGET_URL", url));
    spec.runner().env().forEach(variable -> environment.put(variable.name(), value(variable)));
    return environment;
  }

  private static void keep(Map<String, String> environment, String name, String value) {
    if (NEEDED.contains(name)) {
      environment.put(name, value);
    }
  }

  private void all(Runner.EnvFrom from, Map<String, String> environment) {
    String prefix = Optional.ofNullable(from.prefix()).orElse("");
    Map<String, String> keys =
        from.secretRef() != null
            ? objects
                .secret(from.secretRef().name())
                .orElseThrow(() -> missing("Secret", from.secretRef().name()))
            : objects
                .configMap(from.configMapRef().name())
                .orElseThrow(() -> missing("ConfigMap", from.configMapRef().name()));
    keys.forEach((key, value) -> environment.put(prefix + key, value));
  }

  private String value(Runner.EnvVar variable) {
    Runner.EnvSource from = variable.valueFrom();
    if (from == null) {
      return Optional.ofNullable(variable.value()).orElse("");
    }
    return from.secretKeyRef() != null
        ? key(variable, "Secret", from.secretKeyRef(), objects.secret(from.secretKeyRef().name()))
        : key(
            variable,
            "ConfigMap",
            from.configMapKeyRef(),
            objects.configMap(from.configMapKeyRef().name()));
  }

  private static String key(
      Runner.EnvVar variable,
      String kind,
      Runner.KeyRef ref,
      Optional<Map<String, String>> object) {
    String value = object.orElseThrow(() -> missing(kind, ref.name())).get(ref.key());
    if (value == null) {
      throw new MissingInput(
          "%s %s has no key %s, which the variable %s needs; add it, or give --env %s=..."
              .formatted(kind, ref.name(), ref.key(), variable.name(), variable.name()));
    }
    return value;
  }

  private static MissingInput missing(String kind, String name) {
    return new MissingInput(
        "%s %s is not in the manifest's file or folder; add it there, or give the variables with --env"
            .formatted(kind, name));
  }
}
