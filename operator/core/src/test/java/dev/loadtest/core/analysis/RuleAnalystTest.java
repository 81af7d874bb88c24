package dev.loadtest.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rules make of runs, by name. */
class RuleAnalystTest {

  static Stream<Golden> goldens() {
    return Stream.of(RegressionGoldens.all(), TestGoldens.all(), MeasuringGoldens.all())
        .flatMap(s -> s);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goldens")
  void theCauseIsKnown(Golden golden) {
    golden.check();
  }

  /** After a change of words: run with {@code -Ddocs.write=true}, and read the difference. */
  @Test
  void aPersonIsToldWhatTheGoldenFileSays() throws IOException {
    String told = GoldenFile.text(goldens());
    if (GoldenFile.isWritten()) {
      Files.writeString(GoldenFile.FILE, told);
    }
    assertThat(told).isEqualTo(GoldenFile.read(GoldenFile.FILE));
  }

  @Test
  void eachGoldenCaseHasItsOwnName() {
    assertThat(goldens().map(Golden::toString).toList()).doesNotHaveDuplicates();
  }

  @Test
  void eachCauseHasItsGoldenCase() {
    assertThat(goldens().map(Golden::cause).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Cause.values());
  }
}
