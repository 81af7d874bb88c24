package dev.loadtest.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.spec.Aggregation;
import dev.loadtest.core.spec.BuiltinMetrics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {

  @ParameterizedTest
  @CsvSource({
    "Milliseconds, 660, 660 ms",
    "Milliseconds, 660.4, 660 ms",
    "Milliseconds, 12345.6, '12,346 ms'",
    "Milliseconds, 66.04, 66 ms",
    "Milliseconds, 6.604, 6.6 ms",
    "Milliseconds, 0.06604, 0.066 ms",
    "Milliseconds, -12.34, -12.3 ms",
    "Ratio, 0.024, 2.4 %",
    "Ratio, 1, 100 %",
    "Ratio, 0.00012, 0.012 %",
    "PerSecond, 1250, '1,250/s'",
    "Bytes, 1048576, '1,048,576 B'",
    "None, 0, 0",
    "None, Infinity, Infinity",
  })
  void numbersAreWrittenForPeople(Unit unit, double value, String text) {
    assertThat(unit.format(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "500.2, 500, 500.2 ms",
    "500.0004, 500, 500.0004 ms",
    "12345.6, 12346, '12,345.6 ms'",
    "500, 500, 500 ms",
  })
  void numbersThatDifferAreWrittenDifferently(double value, double other, String text) {
    assertThat(Unit.Milliseconds.formatApart(value, other)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "http_req_duration, p(95), Milliseconds",
    "http_req_failed, rate, Ratio",
    "http_reqs, rate, PerSecond",
    "http_reqs, count, None",
    "data_sent, count, Bytes",
    "data_sent, rate, BytesPerSecond",
    "browser_web_vital_cls, avg, None",
    "vus, value, None",
  })
  void theUnitFollowsFromMetricAndAggregation(String metric, String aggregation, Unit unit) {
    var kind = BuiltinMetrics.kindOf(metric).orElseThrow();
    assertThat(Unit.of(kind, Aggregation.parse(aggregation))).isEqualTo(unit);
  }
}
