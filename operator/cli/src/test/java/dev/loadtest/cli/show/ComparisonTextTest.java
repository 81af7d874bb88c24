package dev.loadtest.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.cli.show.ComparisonText.Row;
import dev.loadtest.core.judge.Comparison;
import dev.loadtest.core.judge.Comparison.Level;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ComparisonTextTest {
  @Test
  void everyNumberHasItsBaselineChangeAndWhatCouldBeSeen() {
    var rows =
        List.of(
            new Row("http_req_duration", "p(95)", "180 ms", "100 ms", 6, "+80 %", "±5 %", "Worse"),
            new Row("http_req_failed", "rate", "0 %", "0 %", 6, null, "±0.5 %", "Same"),
            new Row("http_reqs", "rate", "153/s", "120/s", 6, "+28 %", "±6.2 %", "Better"),
            new Row("checks", "rate", "100 %", null, 2, "", "", "Unknown"));
    assertThat(String.join("\n", new ComparisonText(Palette.Plain).lines(rows)))
        .isEqualTo(
            """
              METRIC                    VALUE    BASELINE (n)   CHANGE         DETECTABLE
            ✗ p(95) http_req_duration   180 ms   100 ms (6)     +80 % worse    ±5 %
            = rate http_req_failed      0 %      0 % (6)        -              ±0.5 %
            ✓ rate http_reqs            153/s    120/s (6)      +28 % better   ±6.2 %
            ? rate checks               100 %    - (2)          -              -
            """);
  }

  @Test
  void withoutBaselineThereIsNoTable() {
    var young = new Row("checks", "rate", "100 %", null, 2, null, null, "Unknown");
    assertThat(new ComparisonText(Palette.Plain).lines(List.of())).isEmpty();
    assertThat(new ComparisonText(Palette.Plain).lines(List.of(young))).isEmpty();
  }

  @Test
  void aComparisonIsWrittenWithItsUnit() {
    var comparison =
        new Comparison(
            "http_req_duration",
            "p(95)",
            "ms",
            180.4,
            OptionalDouble.of(100),
            6,
            OptionalDouble.of(80.4),
            OptionalDouble.empty(),
            Level.Worse);
    assertThat(Row.of(comparison))
        .isEqualTo(
            new Row("http_req_duration", "p(95)", "180 ms", "100 ms", 6, "+80 %", null, "Worse"));
  }
}
