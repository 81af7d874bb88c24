package dev.loadtest.core.heal.splice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.core.heal.SpecEdit;
import dev.loadtest.core.heal.splice.Splicing.Refused;
import dev.loadtest.core.heal.splice.Splicing.Spliced;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder is a file before, the edits, and the file after or why not; byte by byte. */
class SpliceFixturesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("src/test/resources/splice"))) {
      return folders.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isEditedAsExpected(Path folder) throws IOException {
    JsonNode question = JSON.readTree(folder.resolve("edits.json").toFile());
    var name =
        new ManifestName(
            "LoadTest",
            question.path("name").asText(),
            Optional.ofNullable(question.get("namespace")).map(JsonNode::asText));
    List<SpecEdit> edits =
        JSON.convertValue(question.get("edits"), new TypeReference<List<SpecEdit>>() {});

    Splicing splicing = Splice.of(text(folder, "before"), name, edits);

    assertThat(splicing).isEqualTo(expected(folder));
    if (splicing instanceof Spliced spliced && Files.exists(folder.resolve("after.json"))) {
      assertThat(JSON.readTree(spliced.text())).isNotNull();
    }
  }

  private static Splicing expected(Path folder) throws IOException {
    Path refused = folder.resolve("refused.txt");
    return Files.exists(refused)
        ? new Refused(Files.readString(refused).strip())
        : new Spliced(text(folder, "after"));
  }

  private static String text(Path folder, String name) throws IOException {
    Path json = folder.resolve(name + ".json");
    return Files.readString(Files.exists(json) ? json : folder.resolve(name + ".yaml"));
  }
}
