package dev.loadtest.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.spec.Specs;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadDurationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{executor: 'RampingVUs', stages: [{duration: '1m', target: 1}, {duration: '0.5h', target: 2}]} | PT31M | PT31M30S",
        "{executor: 'RampingArrivalRate', stages: [{duration: '90s', target: 1}], preAllocatedVUs: 1, gracefulStop: '0s'} | PT1M30S | PT1M30S",
        "{executor: 'ConstantVUs', vus: 1, duration: '250ms', gracefulStop: '5s'} | PT0.25S | PT5.25S",
        "{executor: 'ConstantArrivalRate', rate: 1, duration: '1d', preAllocatedVUs: 1} | PT24H | PT24H30S",
        "{executor: 'SharedIterations', vus: 1, iterations: 1} | PT10M | PT10M30S",
        "{executor: 'PerVUIterations', vus: 1, iterations: 1, maxDuration: '1h'} | PT1H | PT1H30S",
      })
  void itIsThePlannedTimeAndTheGracefulStop(String load, String regular, String most) {
    assertThat(LoadDuration.regular(Specs.load(load))).isEqualTo(Duration.parse(regular));
    assertThat(LoadDuration.of(Specs.load(load))).isEqualTo(Duration.parse(most));
  }
}
