package dev.loadtest.cli.cluster;

import dev.loadtest.cli.manifest.LoadTestManifest;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Runner;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A manifest as objects of a cluster: the test, and of what lies beside it only what the test
 * names.
 */
final class ManifestObjects {
  private final LoadTestManifest manifest;
  private final String namespace;

  ManifestObjects(LoadTestManifest manifest, String namespace) {
    this.manifest = manifest;
    this.namespace = namespace;
  }

  GenericKubernetesResource test(Map<String, String> moreAnnotations) {
    Map<String, String> annotations = new HashMap<>(manifest.annotations());
    annotations.putAll(moreAnnotations);
    return new GenericKubernetesResourceBuilder()
        .withApiVersion(LoadTests.API_VERSION)
        .withKind(LoadTests.TEST)
        .withNewMetadata()
        .withName(manifest.name())
        .withNamespace(namespace)
        .withLabels(manifest.labels())
        .withAnnotations(annotations)
        .endMetadata()
        .addToAdditionalProperties("spec", LoadTests.plain(manifest.spec()))
        .build();
  }

  List<ConfigMap> configMaps() {
    return named(Kind.ConfigMap)
        .flatMap(name -> texts(manifest.configMaps(), name))
        .map(
            o ->
                new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName(o.getKey())
                    .withNamespace(namespace)
                    .endMetadata()
                    .withData(o.getValue())
                    .build())
        .toList();
  }

  List<Secret> secrets() {
    return named(Kind.Secret)
        .flatMap(name -> texts(manifest.secrets(), name))
        .map(
            o ->
                new SecretBuilder()
                    .withNewMetadata()
                    .withName(o.getKey())
                    .withNamespace(namespace)
                    .endMetadata()
                    .withStringData(o.getValue())
                    .build())
        .toList();
  }

  private enum Kind {
    ConfigMap,
    Secret
  }

  private Stream<String> named(Kind kind) {
    LoadTestSpec spec = manifest.spec();
    var script = kind == Kind.ConfigMap ? spec.script().configMap() : spec.script().secret();
    Stream<String> variables =
        spec.runner().env().stream()
            .map(Runner.EnvVar::valueFrom)
            .flatMap(Stream::ofNullable)
            .map(f -> kind == Kind.ConfigMap ? f.configMapKeyRef() : f.secretKeyRef())
            .flatMap(Stream::ofNullable)
            .map(Runner.KeyRef::name);
    Stream<String> whole =
        spec.runner().envFrom().stream()
            .map(f -> kind == Kind.ConfigMap ? f.configMapRef() : f.secretRef())
            .flatMap(Stream::ofNullable)
            .map(Runner.NameRef::name);
    Stream<String> scripts = Optional.ofNullable(script).map(s -> s.name()).stream();
    return Stream.of(scripts, variables, whole).flatMap(s -> s).distinct();
  }

  private static Stream<Map.Entry<String, Map<String, String>>> texts(
      Map<String, Map<String, String>> objects, String name) {
    return objects.containsKey(name)
        ? Stream.of(Map.entry(name, objects.get(name)))
        : Stream.empty();
  }
}
