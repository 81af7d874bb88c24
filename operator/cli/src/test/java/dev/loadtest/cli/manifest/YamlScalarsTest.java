package dev.loadtest.cli.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The controller's {@code YamlScalarsIT} asks a real API server about the same table. */
class YamlScalarsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvFileSource(resources = "/yaml-scalars.tsv", delimiter = '\t', quoteCharacter = '\0')
  void isTypedAsKubernetesDoes(String yaml, String json) throws IOException {
    YamlFile file = YamlFile.parse(Path.of("a.yaml"), "value: " + yaml);

    assertThat(file.problems()).isEmpty();
    assertThat(JSON.writeValueAsString(file.documents().getFirst().json().get("value")))
        .isEqualTo(json);
  }
}
