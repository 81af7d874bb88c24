package dev.loadtest.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.spec.LoadTestRunSpec.Overrides;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Runner;
import dev.loadtest.core.spec.Specs;
import dev.loadtest.core.spec.Threshold;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResolutionTest {
  private static final LoadTestSpec SPEC =
      Specs.spec(
          """
          {script: {inline: 'x'}, target: {url: 'http://a', exclusive: false, workloadRef: {kind: 'Deployment', name: 'w'}},
           load: {executor: 'ConstantVUs', vus: 9, duration: '1h'}, parallelism: 3,
           thresholds: [{name: 'a', metric: 'm', expression: 'rate<1'}, {name: 'b', metric: 'm', expression: 'rate<1'}],
           runner: {image: 'i', env: [{name: 'A', value: '1'}, {name: 'B', value: '1'}]}}
          """);

  @Test
  void withoutOverridesItIsTheTestsSpec() {
    assertThat(Resolution.resolve(SPEC, Optional.empty())).isEqualTo(SPEC);
    assertThat(resolve("{}")).isEqualTo(SPEC);
  }

  @Test
  void theAddressIsReplacedAndTheRestOfTheTargetStays() {
    var target = resolve("{targetUrl: 'http://b'}").target();
    assertThat(target.url()).isEqualTo("http://b");
    assertThat(target.exclusive()).isFalse();
    assertThat(target.workloadRef().name()).isEqualTo("w");
  }

  @Test
  void anAddressCanBeGivenWhereTheTestHasNone() {
    var spec = Specs.spec("{script: {inline: 'x'}}");
    var overrides = Specs.read("{targetUrl: 'http://b'}", Overrides.class);
    assertThat(Resolution.resolve(spec, Optional.of(overrides)).targetUrl()).contains("http://b");
  }

  @Test
  void theLoadIsReplacedWhole() {
    var load = resolve("{load: {executor: 'ConstantVUs', vus: 3, duration: '1s'}}").load();
    assertThat(load.duration()).isEqualTo("1s");
    assertThat(load.vus()).isEqualTo(3);
  }

  @Test
  void thresholdsAndVariablesAreReplacedByNameInTheirPlace() {
    var resolved =
        resolve(
            """
            {env: [{name: 'A', value: '2'}, {name: 'C', value: '2'}],
             thresholds: [{name: 'a', metric: 'm', expression: 'rate<2'}, {name: 'c', metric: 'm', expression: 'rate<2'}]}
            """);
    assertThat(resolved.thresholds()).extracting(Threshold::name).containsExactly("a", "b", "c");
    assertThat(resolved.thresholds())
        .extracting(Threshold::expression)
        .containsExactly("rate<2", "rate<1", "rate<2");
    assertThat(resolved.runner().env())
        .extracting(Runner.EnvVar::value)
        .containsExactly("2", "1", "2");
    assertThat(resolved.runner().image()).isEqualTo("i");
    assertThat(resolved.parallelism()).isEqualTo(3);
  }

  private static LoadTestSpec resolve(String overrides) {
    return Resolution.resolve(SPEC, Optional.of(Specs.read(overrides, Overrides.class)));
  }
}
