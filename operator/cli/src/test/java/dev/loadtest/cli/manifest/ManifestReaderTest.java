package dev.loadtest.cli.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.cli.manifest.ManifestReader.Reading;
import dev.loadtest.core.spec.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestReaderTest {
  @TempDir Path folder;

  @Test
  void textsComeFromFileFolderAndKustomization() throws IOException {
    Files.writeString(folder.resolve("journey.js"), "export default () => {}");
    Files.writeString(
        folder.resolve("kustomization.yaml"),
        """
        apiVersion: kustomize.config.k8s.io/v1beta1
        kind: Kustomization
        configMapGenerator:
        - {name: k6, files: [journey.js, other.js=journey.js], literals: [region=eu=1]}
        """);
    Files.writeString(
        folder.resolve("secret.yaml"),
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: users}
        data: {password: c2VjcmV0}
        stringData: {name: jane}
        """);
    Path file =
        Files.writeString(
            folder.resolve("test.yaml"),
            """
            apiVersion: loadtest.dev/v1alpha1
            kind: LoadTest
            metadata:
              name: journey
              namespace: shop
              labels: {team: checkout}
              annotations: {loadtest.dev/suspended: "true"}
            spec:
              tier: Soak
              script: {configMap: {name: k6, file: journey.js}}
              runner: {env: [{name: P, valueFrom: {secretKeyRef: {name: users, key: password}}}]}
            """);

    LoadTestManifest test = valid(file);

    assertThat(test.name()).isEqualTo("journey");
    assertThat(test.namespace()).isEqualTo("shop");
    assertThat(test.labels()).containsEntry("team", "checkout");
    assertThat(test.annotations()).containsEntry("loadtest.dev/suspended", "true");
    assertThat(test.spec().tier()).isEqualTo(Tier.Soak);
    assertThat(test.configMaps().get("k6"))
        .containsOnlyKeys("journey.js", "other.js", "region")
        .containsEntry("region", "eu=1");
    assertThat(test.secrets()).containsEntry("users", Map.of("password", "secret", "name", "jane"));
    assertThat(test.toString()).doesNotContain("secret");
  }

  @Test
  void aGeneratorWithoutItsFileIsAProblem() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("test.yaml"),
            """
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            configMapGenerator:
            - name: k6
              files: [gone.js]
            ---
            apiVersion: loadtest.dev/v1alpha1
            kind: LoadTest
            metadata: {name: a}
            spec: {script: {localFile: /test.js}}
            """);

    assertThat(ManifestReader.read(file, References.Required))
        .isInstanceOfSatisfying(
            Reading.Invalid.class,
            invalid ->
                assertThat(invalid.problems())
                    .singleElement()
                    .satisfies(p -> assertThat(p.line()).isEqualTo(5)));
  }

  @Test
  void aliasesAndMergesAreFollowed() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("test.yaml"),
            """
            apiVersion: loadtest.dev/v1alpha1
            kind: LoadTest
            metadata: {name: a}
            spec:
              script: {localFile: /test.js}
              load:
                executor: RampingVUs
                stages:
                - &step {duration: 1m, target: 5}
                - {<<: *step, target: 10}
                - *step
            """);

    assertThat(valid(file).spec().load().stages())
        .extracting(s -> s.duration() + " " + s.target())
        .containsExactly("1m 5", "1m 10", "1m 5");
  }

  private static LoadTestManifest valid(Path file) {
    return switch (ManifestReader.read(file, References.Required)) {
      case Reading.Valid valid -> valid.tests().getFirst();
      case Reading.Invalid invalid -> throw new AssertionError(invalid.problems().toString());
    };
  }
}
