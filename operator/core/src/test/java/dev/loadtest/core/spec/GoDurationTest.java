package dev.loadtest.core.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

  @ParameterizedTest
  @CsvSource({
    "0s, PT0S",
    "1m30s, PT1M30S",
    "0.5h, PT30M",
    "1h0m0.5s, PT1H0.5S",
    "250ms, PT0.25S",
    "10us, PT0.00001S",
    "10\u00b5s, PT0.00001S",
    "1.5ns, PT0.000000001S",
    "1d12h, PT36H",
    "0.5d, PT12H",
    ".5s, PT0.5S",
    "5.s, PT5S",
    "-1.5s, PT-1.5S",
    "500, PT0.5S",
    "0, PT0S",
  })
  void itReadsWhatGoAndK6Write(String text, Duration duration) {
    assertThat(GoDuration.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "1 s", "1x", "s1", "1m 30s", "--1s", "1e3s", ".s", "999999999d"})
  void itNamesWhatIsNoDuration(String text) {
    assertThatThrownBy(() -> GoDuration.parse(text)).isInstanceOf(GrammarException.class);
  }
}
