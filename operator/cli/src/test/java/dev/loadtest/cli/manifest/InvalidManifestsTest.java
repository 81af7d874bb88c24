package dev.loadtest.cli.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every invalid manifest is reported with the field and the words of the API server or of the
 * condition (the controller's {@code InvalidManifestsIT} holds those to the same table), on the
 * right line, and with nothing else beside it.
 */
class InvalidManifestsTest {
  static Stream<InvalidManifest> table() throws IOException {
    return InvalidManifest.table().stream();
  }

  @ParameterizedTest
  @MethodSource("table")
  void isReportedOnItsLine(InvalidManifest manifest) {
    YamlFile file = YamlFile.parse(Path.of("target/invalid.yaml"), manifest.yaml());

    List<ManifestProblem> problems = ManifestValidator.validate(file, References.Optional);

    assertThat(problems)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.field()).isEqualTo(manifest.field());
              assertThat(problem.message()).contains(manifest.message());
              assertThat(problem.line()).isEqualTo(manifest.line());
            });
  }

  @Test
  void theTableIsLongEnough() throws IOException {
    assertThat(table()).hasSizeGreaterThan(100);
  }
}
