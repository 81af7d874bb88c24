package dev.loadtest.cli.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestValidatorTest {
  @TempDir Path folder;

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../../examples"))) {
      return files.filter(f -> f.endsWith("loadtest.yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource
  void examples(Path example) {
    assertThat(ManifestValidator.validate(example, References.Required)).isEmpty();
  }

  @Test
  void allProblemsAreFoundAtOnceInTheOrderOfLines() {
    assertThat(
            problems(
                """
                apiVersion: loadtest.dev/v1alpha1
                kind: LoadTest
                metadata: {name: checkout}
                spec:
                  tier: Foo
                  script: {localFile: /test.js}
                  paralelism: 2
                  load:
                    executor: RampingVUs
                    stages:
                    - {name: ramp, duration: 2 min, target: "5"}
                  thresholds:
                  - name: p95
                    metric: http_req_duration{stage:steady}
                    expression: p95<500
                """))
        .containsExactly(
            "test.yaml:5: spec.tier: Unsupported value: \"Foo\": supported values: \"Load\","
                + " \"Smoke\", \"Soak\", \"Stress\"",
            "test.yaml:7: spec.paralelism: unknown field \"spec.paralelism\", did you mean"
                + " \"parallelism\"?",
            "test.yaml:11: spec.load.stages[0].duration: Invalid value: \"2 min\":"
                + " spec.load.stages[0].duration in body should match"
                + " '^([0-9]+(\\.[0-9]+)?(ms|s|m|h|d))+$'",
            "test.yaml:11: spec.load.stages[0].target: Invalid value: \"string\":"
                + " spec.load.stages[0].target in body must be of type integer: \"string\"",
            "test.yaml:14: spec.thresholds[0].metric: no stage is named \"steady\": write one of"
                + " ramp",
            "test.yaml:15: spec.thresholds[0].expression: \"p95<500\": unknown aggregation"
                + " \"p95\" at character 1; write p(95)<500");
  }

  @Test
  void linesAreThoseOfTheFileNotOfTheDocument() {
    assertThat(
            problems(
                """
                # a comment
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: k6}
                data: {test.js: ""}
                ---
                apiVersion: loadtest.dev/v1alpha1
                kind: LoadTest
                metadata: {name: checkout}
                spec:
                  tier: Foo
                  script: {configMap: {name: k6}}
                """))
        .singleElement()
        .asString()
        .startsWith("test.yaml:11: spec.tier: ");
  }

  @Test
  void brokenYamlIsReportedWithItsLine() {
    assertThat(problems("apiVersion: loadtest.dev/v1alpha1\nkind: LoadTest\nspec: {tier: [Load\n"))
        .singleElement()
        .asString()
        .matches("test.yaml:4: not YAML: .*");
  }

  @Test
  void headsAreChecked() {
    assertThat(
            problems(
                """
                apiVersion: loadtest.dev/v1
                kind: LoadTests
                metadata: {name: Checkout}
                """))
        .hasSize(3)
        .anySatisfy(p -> assertThat(p).startsWith("test.yaml:1: apiVersion: Unsupported value"))
        .anySatisfy(p -> assertThat(p).startsWith("test.yaml:2: kind: Unsupported value"))
        .anySatisfy(p -> assertThat(p).startsWith("test.yaml:3: metadata.name: Invalid value"));
  }

  @Test
  void aFileWithoutTestIsNoValidManifest() {
    assertThat(problems("apiVersion: v1\nkind: Service\n"))
        .containsExactly("test.yaml:1: no LoadTest and no LoadTestRun in it");
    assertThat(problems("")).containsExactly("test.yaml:1: no LoadTest and no LoadTestRun in it");
  }

  @Test
  void aFieldAtTheTopThatIsUnknownIsReported() {
    assertThat(
            problems(
                """
                apiVersion: loadtest.dev/v1alpha1
                kind: LoadTest
                metadata: {name: checkout}
                sepc: {}
                """))
        .containsExactly(
            "test.yaml:1: spec: Required value",
            "test.yaml:4: sepc: unknown field \"sepc\", did you mean \"spec\"?");
  }

  @Test
  void aliasesOfAliasesDoNotFillTheMemory() {
    var bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 25; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(problems(bomb.toString())).first().asString().contains("too many values");
  }

  @Test
  void missingConfigMapsAndKeysAreReported() {
    String test =
        """
        apiVersion: loadtest.dev/v1alpha1
        kind: LoadTest
        metadata: {name: checkout}
        spec:
          script:
            configMap: {name: %s, file: tset.js}
          runner:
            env:
            - {name: PASSWORD, valueFrom: {secretKeyRef: {name: users, key: password}}}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: k6}
        data: {test.js: ""}
        """;

    assertThat(problems(test.formatted("k6")))
        .containsExactly(
            "test.yaml:6: spec.script.configMap.file: ConfigMap \"k6\" has no key \"tset.js\":"
                + " write one of test.js");
    assertThat(ManifestValidator.validate(write(test.formatted("k7")), References.Required))
        .extracting(p -> p.line() + " " + p.field() + ": " + p.message())
        .containsExactly(
            "6 spec.script.configMap.name: no ConfigMap \"k7\" in this file or its folder: add it,"
                + " or a configMapGenerator to kustomization.yaml",
            "9 spec.runner.env[0].valueFrom.secretKeyRef.name: no Secret \"users\" in this file or"
                + " its folder: add it, or a secretGenerator to kustomization.yaml");
  }

  @Test
  void folderIsValidatedAsAWhole() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "kind: LoadTest\n");
    Files.writeString(folder.resolve("b.yaml"), "kind: Service\n");
    Files.writeString(folder.resolve("c.yaml"), "{{ template }}\n");

    assertThat(ManifestValidator.validate(folder, References.Optional))
        .isNotEmpty()
        .allSatisfy(p -> assertThat(p.file()).isEqualTo(folder.resolve("a.yaml")));
  }

  @Test
  void aFileThatIsNotThereIsAProblem() {
    assertThat(ManifestValidator.validate(folder.resolve("x.yaml"), References.Optional))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).startsWith("cannot be read"));
  }

  private List<String> problems(String yaml) {
    return ManifestValidator.validate(write(yaml), References.Optional).stream()
        .map(p -> p.toString().replace(folder + "/", ""))
        .toList();
  }

  private Path write(String yaml) {
    try {
      return Files.writeString(folder.resolve("test.yaml"), yaml);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
