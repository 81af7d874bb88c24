package dev.loadtest.core.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.judge.Comparison;
import dev.loadtest.core.judge.Comparison.Level;
import dev.loadtest.core.status.LoadTestRunStatus.ComparisonStatus;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private static final String TIME = "http_req_duration";

  @Test
  void numbersAreWrittenWithTheirUnits() {
    var compared =
        new Comparison(
            TIME,
            "p(95)",
            "ms",
            660,
            OptionalDouble.of(402.4),
            12,
            OptionalDouble.of(64.02),
            OptionalDouble.of(6),
            Level.Worse);
    assertThat(Changes.all(List.of(compared)))
        .containsExactly(
            new ComparisonStatus(TIME, "p(95)", "660 ms", "402 ms", 12, "+64 %", "6 %", "Worse"));
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    var first =
        new Comparison(
            "http_req_failed",
            "rate",
            "ratio",
            0.004,
            OptionalDouble.empty(),
            0,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Level.Unknown);
    assertThat(Changes.all(List.of(first)))
        .containsExactly(
            new ComparisonStatus(
                "http_req_failed", "rate", "0.4 %", null, 0, null, null, "Unknown"));
    assertThat(Changes.column(List.of(first))).isNull();
  }

  @Test
  void theColumnShowsTheP95OfTheWholeRun() {
    assertThat(
            Changes.column(
                List.of(
                    change("http_reqs", "rate", -90, Level.Worse),
                    change(TIME, "p(95)", -3.2, Level.Same))))
        .isEqualTo("-3.2%");
  }

  @Test
  void withoutItTheWorstChangeForTheWorse() {
    assertThat(
            Changes.column(
                List.of(
                    change(TIME + "{stage:a}", "p(95)", 20, Level.Worse),
                    change("http_reqs", "rate", -40, Level.Worse),
                    change(TIME + "{stage:b}", "p(95)", -70, Level.Better))))
        .isEqualTo("-40%");
  }

  private static Comparison change(String metric, String statistic, double percent, Level level) {
    return new Comparison(
        metric,
        statistic,
        "",
        1,
        OptionalDouble.of(1),
        10,
        OptionalDouble.of(percent),
        OptionalDouble.of(5),
        level);
  }
}
