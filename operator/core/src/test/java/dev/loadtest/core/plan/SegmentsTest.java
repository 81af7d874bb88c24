package dev.loadtest.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentsTest {

  @ParameterizedTest
  @CsvSource({"1, ''", "2, '0,1/2,1'", "4, '0,1/4,2/4,3/4,1'"})
  void theLoadIsCutIntoEqualParts(int runners, String sequence) {
    assertThat(Segments.sequence(runners)).isEqualTo(sequence);
  }

  @Test
  void everyRunnerHasASegmentHoweverMany() {
    assertThat(Segments.sequence(1000).split(",")).hasSize(1001).startsWith("0").endsWith("1");
  }
}
