package dev.loadtest.core.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceQueryTest {

  @ParameterizedTest
  @CsvSource({
    ">90, 90.1, true", ">90, 90, false", ">=90, 90, true", ">=90, 89.9, false",
    "<0.5, 0.4, true", "<0.5, 0.5, false", "<=0.5, 0.5, true", "<=0.5, 0.6, false",
    ", 1000, false"
  })
  void anAnswerBeyondTheBoundIsNotable(String bound, double answer, boolean notable) {
    assertThat(new EvidenceQuery("gpu", "x", "%", bound).notable(answer)).isEqualTo(notable);
  }
}
