package dev.loadtest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.cli.MissingInput;
import dev.loadtest.core.spec.LoadTestSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a run may heal its test. */
class PermissionTest {
  private final RunOptions options = new RunOptions();

  @Test
  void aCiJobsCheckoutIsOwnedUnlessItIsSaid() throws Exception {
    assertThat(of(Map.of("CI", "true")))
        .isEqualTo(new Permission.Granted(Optional.of(Permission.CI)));
    assertThat(of(Map.of("CI", "false"))).isEqualTo(new Permission.Granted(Optional.empty()));
    options.heal = true;
    assertThat(of(Map.of("CI", "true"))).isEqualTo(new Permission.Granted(Optional.empty()));
  }

  @Test
  void anotherTestThanTheFilesIsNotHealed() throws Exception {
    options.parallelism = 3;
    assertThat(of(Map.of())).isInstanceOf(Permission.Withheld.class);
    options.parallelism = 1;
    options.env = List.of("PASSWORD");
    assertThat(of(Map.of())).isInstanceOf(Permission.Granted.class);
    options.env = List.of("USERS=9");
    assertThat(of(Map.of())).isInstanceOf(Permission.Withheld.class);
  }

  @Test
  void contradictionsAreSaid() {
    options.heal = true;
    assertThatThrownBy(() -> Permission.of(options, Map.of(), LoadTestSpec.unknown()))
        .isInstanceOf(MissingInput.class)
        .hasMessageContaining("spec.healing.mode is Off");
    options.noHeal = true;
    assertThatThrownBy(() -> of(Map.of())).hasMessageContaining("--no-heal");
  }

  private Permission of(Map<String, String> shell) throws JsonProcessingException {
    return Permission.of(
        options,
        shell,
        new ObjectMapper()
            .readValue(
                """
                {"script": {"inline": "x"}, "healing": {"mode": "Apply"},
                 "runner": {"env": [{"name": "PASSWORD", "valueFrom": {"secretKeyRef": {"name": "a", "key": "b"}}}]}}
                """,
                LoadTestSpec.class));
  }
}
