package dev.loadtest.controller.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loadtest.controller.cluster.ApiServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees who asks kubectl instead of the documentation. */
@ExtendWith(ApiServer.class)
class ExplainIT {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loadtest",
        "loadtest.spec",
        "loadtest.spec.load",
        "loadtest.spec.load.stages",
        "loadtest.spec.thresholds",
        "loadtest.spec.judgement",
        "loadtest.spec.judgement.metrics",
        "loadtest.spec.judgement.controlProbe",
        "loadtest.spec.runner",
        "loadtest.status",
        "loadtestrun.spec",
        "loadtestrun.spec.overrides",
        "loadtestrun.status",
        "loadtestrun.status.conditions"
      })
  void everyFieldIsExplained(String field) {
    Assumptions.assumeTrue(ApiServer.binaries().isPresent(), "kubectl comes with KUBE_BIN_DIR");
    // The server publishes the schema of a new CRD a moment after it takes the first object.
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(explain(field))
                    .contains("FIELDS:", "Example: ")
                    .doesNotContain("<no description>"));
  }

  private String explain(String field) throws IOException {
    Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), ApiServer.kubeconfig());
    String kubectl = ApiServer.binaries().orElseThrow().resolve("kubectl").toString();
    Process process =
        new ProcessBuilder(kubectl, "--kubeconfig", kubeconfig.toString(), "explain", field)
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
