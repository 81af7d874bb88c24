package dev.loadtest.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.spec.Specs;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExecutionDifferenceTest {
  private static final String SPEC =
      """
      {script: {inline: 'a\\nb'}, parallelism: 2, target: {url: 'http://shop'},
       load: {executor: 'RampingVUs', stages: [{name: 'ramp', duration: '1m', target: 10},
         {name: 'spike', duration: '1m', target: 500}]},
       thresholds: [{name: 'p95', metric: 'http_req_duration', expression: 'p(95)<500'}],
       runner: {image: 'k6:1', env: [{name: 'TOKEN', value: 'secret'}]}}
      """;

  @Test
  void theSameSpecHasNone() {
    assertThat(between(SPEC)).isEmpty();
  }

  @Test
  void whatIsNotExecutedMakesNone() {
    assertThat(between(SPEC.replaceFirst("\\{", "{tier: 'Soak', failOnThresholds: false, ")))
        .isEmpty();
  }

  @Test
  void fieldsAreNamedByTheirPlaceAndItemsByTheirName() {
    assertThat(
            between(
                SPEC.replace("target: 500", "target: 800")
                    .replace("p(95)<500", "p(95)<600")
                    .replace("k6:1", "k6:2")
                    .replace("parallelism: 2, ", "")))
        .containsExactly(
            "load.stages[spike].target: 500 -> 800",
            "thresholds[p95].expression: p(95)<500 -> p(95)<600",
            "parallelism: 2 -> 1",
            "runner.image: k6:1 -> k6:2");
  }

  @Test
  void scriptsAndValuesOfVariablesAreNotTold() {
    assertThat(between(SPEC.replace("a\\nb", "a").replace("secret", "other")))
        .containsExactly(
            "script.inline: 2 lines -> 1 line",
            "runner.env[TOKEN].value: (not shown) -> (not shown)");
  }

  @Test
  void whatOnlyOneHasIsAbsentInTheOther() {
    assertThat(between(SPEC.replace("image: 'k6:1', ", "")))
        .containsExactly("runner.image: k6:1 -> absent");
  }

  private static List<String> between(String other) {
    return ExecutionDifference.between(Specs.spec(SPEC), Specs.spec(other)).stream()
        .map(d -> d.field() + ": " + d.a().orElse("absent") + " -> " + d.b().orElse("absent"))
        .toList();
  }
}
