package dev.loadtest.core.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectionsTest {

  @ParameterizedTest
  @CsvSource({
    "http_req_duration, p(95), LowerIsBetter",
    "http_req_duration, min, LowerIsBetter",
    "iteration_duration, avg, LowerIsBetter",
    "browser_web_vital_cls, p(75), LowerIsBetter",
    "http_req_failed, rate, LowerIsBetter",
    "browser_http_req_failed, rate, LowerIsBetter",
    "dropped_iterations, count, LowerIsBetter",
    "dropped_iterations, rate, LowerIsBetter",
    "checks, rate, HigherIsBetter",
    "http_reqs, rate, HigherIsBetter",
    "http_reqs, count, HigherIsBetter",
    "iterations, rate, HigherIsBetter",
    "ws_msgs_received, count, HigherIsBetter",
    "data_sent, rate, none",
    "data_received, count, none",
    "browser_data_sent, rate, none",
    "vus, value, none",
    "search_time, p(95), LowerIsBetter",
    "orders_placed, rate, none",
    "orders_placed, count, none",
    "queue_length, value, none",
  })
  void k6sMetricsHaveAGoodDirectionAndCountersOfTheScriptHaveNone(
      String metric, String statistic, String direction) {
    assertThat(Directions.standard(metric, Aggregation.parse(statistic)).map(Enum::name))
        .isEqualTo(Optional.of(direction).filter(d -> !d.equals("none")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          orders | rate  | rate>5        |          |                | HigherIsBetter
          orders | rate  | rate<=5       |          |                | LowerIsBetter
          orders | rate  | rate > 5      | rate>9   |                | HigherIsBetter
          orders | rate  | rate>5        | rate<9   |                | none
          orders | rate  | rate==5       |          |                | none
          orders | rate  | count>5       |          |                | none
          orders | rate  | nonsense      |          |                | none
          orders | avg   | avg>5         |          |                | HigherIsBetter
          orders | avg   | avg>5         | avg<9    |                | LowerIsBetter
          orders | rate  | rate>5        |          | LowerIsBetter  | LowerIsBetter
          checks | rate  | rate<0.5      |          |                | HigherIsBetter
          vus    | value | value>=5      |          |                | HigherIsBetter
          checks | rate  | rate<0.5      |          | LowerIsBetter  | LowerIsBetter
          """)
  void whatIsWrittenCountsThenWhatK6MeansThenWhatThresholdsAskFor(
      String metric, String statistic, String first, String second, String written, String good) {
    var spec =
        Specs.spec(
            """
            {script: {inline: 'x'},
             thresholds: [{metric: '%1$s', expression: '%3$s'}, {metric: '%1$s', expression: '%4$s'}, {metric: '{'}, {}],
             judgement: {metrics: [{}, {metric: '%1$s', statistic: '%2$s'%5$s}]}}
            """
                .formatted(
                    metric,
                    statistic,
                    first,
                    second == null ? first : second,
                    written == null ? "" : ", direction: '" + written + "'"));
    assertThat(
            Directions.of(spec, MetricSelector.of(metric), Aggregation.parse(statistic))
                .map(Enum::name))
        .isEqualTo(Optional.of(good).filter(d -> !d.equals("none")));
  }

  @ParameterizedTest
  @CsvSource({"'orders{stage: steady}', HigherIsBetter", "orders, none"})
  void aNarrowerMetricIsAnother(String metric, String good) {
    var spec =
        Specs.spec(
            """
            {script: {inline: 'x'}, thresholds: [{metric: 'orders{stage:steady}', expression: 'rate>5'}]}
            """);
    assertThat(
            Directions.of(spec, MetricSelector.parse(metric), new Aggregation.Rate())
                .map(Enum::name))
        .isEqualTo(Optional.of(good).filter(d -> !d.equals("none")));
  }
}
