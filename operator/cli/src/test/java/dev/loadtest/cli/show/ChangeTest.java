package dev.loadtest.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {
  @ParameterizedTest
  @CsvSource({
    "64.4, +64 %",
    "4.24, +4.2 %",
    "-0.04, 0 %",
    "-37.5, -38 %",
    "0, 0 %",
    "1234, '+1,234 %'"
  })
  void percentsHaveASignAndNotTooManyDigits(double percent, String text) {
    assertThat(Change.percent(OptionalDouble.of(percent))).isEqualTo(text);
  }

  @Test
  void differencesOfRatesAreInPoints() {
    assertThat(Change.of(OptionalDouble.of(0.005), true)).isEqualTo("+0.5 pp");
    assertThat(Change.within(OptionalDouble.of(0.062), false)).isEqualTo("±6.2 %");
    assertThat(Change.of(OptionalDouble.empty(), true)).isEqualTo("-");
  }
}
