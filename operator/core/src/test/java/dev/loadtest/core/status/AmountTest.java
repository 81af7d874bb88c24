package dev.loadtest.core.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0ms",
    "0.012345, 0.0123ms",
    "1, 1ms",
    "9.996, 10ms",
    "99.94, 99.9ms",
    "99.96, 100ms",
    "412.4, 412ms",
    "412.5, 413ms",
    "12345.6, 12346ms",
    "-3.14159, -3.14ms",
    "NaN, NaNms"
  })
  void threeDigitsAreEnough(double ms, String shown) {
    assertThat(Amount.milliseconds(OptionalDouble.of(ms))).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"0, 0%", "0.004, 0.4%", "1, 100%", "0.12345, 12.3%", "0.0000001, 0.00001%"})
  void ratiosArePercentages(double ratio, String shown) {
    assertThat(Amount.percent(OptionalDouble.of(ratio))).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT0.4S, 0s",
    "PT0.5S, 1s",
    "PT59.9S, 1m0s",
    "PT90S, 1m30s",
    "PT1H, 1h0m0s",
    "PT25H1M1S, 25h1m1s",
    "PT-5S, 0s"
  })
  void durationsAreWrittenAsGoWritesThem(Duration duration, String shown) {
    assertThat(Amount.duration(duration)).isEqualTo(shown);
  }

  @Test
  void whatIsAbsentIsNotShown() {
    assertThat(Amount.milliseconds(OptionalDouble.empty())).isNull();
    assertThat(Amount.percent(OptionalDouble.empty())).isNull();
    assertThat(Amount.plain(OptionalDouble.empty())).isNull();
    assertThat(Amount.whole(OptionalDouble.empty())).isNull();
  }
}
