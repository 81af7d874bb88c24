package dev.loadtest.core.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTypeTest {

  @ParameterizedTest
  @CsvSource({
    "avg, Trend",
    "min, Trend",
    "max, Trend",
    "med, Trend",
    "p(95), Trend",
    "rate, Counter+Rate",
    "count, Counter",
    "value, Gauge",
  })
  void anAggregationIsAllowedWhereK6AllowsIt(String aggregation, String types) {
    var allowing =
        Arrays.stream(MetricType.values())
            .filter(type -> type.allows(Aggregation.parse(aggregation)))
            .map(Enum::name)
            .collect(Collectors.joining("+"));
    assertThat(allowing).isEqualTo(types);
  }

  @ParameterizedTest
  @CsvSource({
    "vus, Gauge, Default",
    "http_reqs, Counter, Default",
    "data_sent, Counter, Data",
    "checks, Rate, Default",
    "http_req_duration, Trend, Time",
    "grpc_req_duration, Trend, Time",
    "grpc_streams, Counter, Default",
    "ws_session_duration, Trend, Time",
    "browser_web_vital_lcp, Trend, Time",
    "browser_web_vital_cls, Trend, Default",
    "browser_http_req_failed, Rate, Default",
  })
  void builtInMetricsHaveTheTypeAndUnitOfK6(String metric, MetricType type, ValueType contains) {
    assertThat(BuiltinMetrics.kindOf(metric)).contains(new BuiltinMetrics.Kind(type, contains));
    assertThat(BuiltinMetrics.typeOf(metric)).contains(type);
  }

  @Test
  void aCustomMetricIsNotBuiltIn() {
    assertThat(BuiltinMetrics.typeOf("checkout_success")).isEmpty();
  }

  @Test
  void typesReadAsK6WritesThem() {
    assertThat(MetricType.values()).allMatch(type -> MetricType.ofK6(type.k6Name()) == type);
  }
}
