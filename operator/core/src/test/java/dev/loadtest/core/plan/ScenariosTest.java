package dev.loadtest.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.spec.Executor;
import dev.loadtest.core.spec.Specs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What k6 gets, in {@code resources/scenarios}; its field names are those of k6's documentation.
 */
class ScenariosTest {
  private static final String STAGES =
      "stages: [{name: 'up', duration: '1m', target: 9}, {duration: '30s', target: 0}]";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RampingVUs | startVUs: 2, gracefulRampDown: '5s', gracefulStop: '1s', exec: 'buy', ",
        "RampingArrivalRate | startRate: 3, timeUnit: '1m', preAllocatedVUs: 5, maxVUs: 8, ",
        "ConstantVUs | vus: 4, duration: '1m'",
        "ConstantArrivalRate | rate: 7, duration: '1m', timeUnit: '2s', preAllocatedVUs: 5",
        "SharedIterations | vus: 4, iterations: 5000000000, maxDuration: '3m'",
        "PerVUIterations | vus: 4, iterations: 2",
      })
  void everyExecutorIsWrittenAsK6ReadsIt(Executor executor, String fields) throws IOException {
    String stages = executor.staged() ? STAGES : "";
    var load = Specs.load("{executor: '%s', %s %s}".formatted(executor, fields, stages));
    assertThat(Scenarios.of(load).toPrettyString())
        .isEqualToIgnoringNewLines(golden(executor.k6Name()));
  }

  @Test
  void startsFromNothingUnlessSaidOtherwise() {
    var load = Specs.load("{executor: 'RampingVUs', stages: [{duration: '1s', target: 1}]}");
    assertThat(Scenarios.of(load).at("/load/startVUs").intValue()).isZero();
  }

  @Test
  void everyExecutorHasAGoldenFile() {
    assertThat(Stream.of(Executor.values()).map(Executor::k6Name).filter(ScenariosTest::missing))
        .as("of %s", Arrays.toString(Executor.values()))
        .isEmpty();
  }

  private static boolean missing(String name) {
    return ScenariosTest.class.getResource("/scenarios/" + name + ".json") == null;
  }

  private static String golden(String name) throws IOException {
    try (InputStream file =
        ScenariosTest.class.getResourceAsStream("/scenarios/" + name + ".json")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
