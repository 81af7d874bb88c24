package dev.loadtest.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictTableTest {
  private static final Path PAGE = Path.of("../../docs/verdicts.md");

  record Row(
      Classification classification,
      boolean breach,
      boolean failOnThresholds,
      Verdict verdict,
      boolean succeeded,
      boolean ready,
      boolean stalled,
      int exitCode) {

    static Row of(String line) {
      var cell = Arrays.stream(line.split("\\|")).map(String::strip).toList();
      return new Row(
          Classification.valueOf(cell.get(1)),
          cell.get(2).equals("yes"),
          Boolean.parseBoolean(cell.get(3)),
          Verdict.valueOf(cell.get(4)),
          Boolean.parseBoolean(cell.get(5)),
          Boolean.parseBoolean(cell.get(6)),
          Boolean.parseBoolean(cell.get(7)),
          Integer.parseInt(cell.get(8)));
    }
  }

  static List<Row> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.matches("\\| \\w+ \\| (yes|no) \\|.*"))
        .map(Row::of)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theCodeSaysWhatThePageSays(Row row) {
    var verdict = VerdictTable.verdict(row.classification(), row.breach(), row.failOnThresholds());
    assertThat(verdict).isEqualTo(row.verdict());
    assertThat(verdict.exitCode()).isEqualTo(row.exitCode());
    assertThat(verdict.succeeded()).isEqualTo(row.succeeded()).isEqualTo(row.ready());
    assertThat(row.stalled()).isNotEqualTo(row.ready());
  }

  @Test
  void thePageHasEachCaseOnce() throws IOException {
    var cases =
        rows().stream()
            .map(row -> Stream.of(row.classification(), row.breach(), row.failOnThresholds()))
            .map(Stream::toList)
            .toList();
    assertThat(cases).doesNotHaveDuplicates().hasSize(Classification.values().length * 4);
  }

  @Test
  void thePageExplainsEachClassOnce() throws IOException {
    var explained =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.matches("\\| `\\w+` \\|.*"))
            .map(line -> Classification.valueOf(line.split("`")[1]))
            .toList();
    assertThat(explained).containsExactly(Classification.values());
  }
}
