package dev.loadtest.core.heal.splice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loadtest.core.heal.Change;
import dev.loadtest.core.heal.SpecEdit;
import dev.loadtest.core.heal.SpecEdits;
import dev.loadtest.core.heal.splice.Splicing.Spliced;
import dev.loadtest.core.spec.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every threshold of our own examples can be moved, as a difference of one line. */
class ExampleManifestsTest {

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../../examples"))) {
      return files.filter(f -> f.endsWith("loadtest.yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aMovedThresholdIsOneLine(Path example) throws IOException {
    String before = Files.readString(example);
    for (JsonNode test : tests(before)) {
      var name = new ManifestName("LoadTest", test.at("/metadata/name").asText(), Optional.empty());
      for (JsonNode threshold : test.at("/spec/thresholds")) {
        List<SpecEdit> edits = SpecEdits.of(Splice.object(before, name), List.of(moved(threshold)));

        String after = ((Spliced) Splice.of(before, name, edits)).text();

        assertThat(differingLines(before, after)).isEqualTo(1);
        assertThat(Splice.of(after, name, SpecEdits.undo(test, edits)))
            .isEqualTo(new Spliced(before));
      }
    }
  }

  private static Change moved(JsonNode threshold) {
    String expression = threshold.path("expression").asText();
    return new Change.ThresholdMoved(
        threshold.path("name").asText(),
        threshold.path("metric").asText(),
        expression,
        expression + "1");
  }

  private static List<JsonNode> tests(String text) {
    return YamlText.read(text).documents().stream()
        .map(document -> document.json())
        .filter(json -> json.path("kind").asText().equals("LoadTest"))
        .toList();
  }

  private static long differingLines(String before, String after) {
    List<String> a = before.lines().toList();
    List<String> b = after.lines().toList();
    assertThat(b).hasSameSizeAs(a);
    return IntStream.range(0, a.size()).filter(i -> !a.get(i).equals(b.get(i))).count();
  }
}
