package dev.loadtest.controller.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.controller.cluster.ApiServer;
import dev.loadtest.core.spec.LoadTestRunSpec;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Problem;
import dev.loadtest.core.spec.SpecValidator;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every invalid manifest of the table is refused by a real API server, or accepted there and
 * reported by the validator behind the condition, each with the table's field and words.
 */
@ExtendWith(ApiServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvalidManifestsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<InvalidManifest> refusedByServer() throws IOException {
    return InvalidManifest.table().stream().filter(m -> m.refusedBy().equals("Server"));
  }

  static Stream<InvalidManifest> reportedByCondition() throws IOException {
    return InvalidManifest.table().stream().filter(m -> m.refusedBy().equals("Condition"));
  }

  @ParameterizedTest
  @MethodSource
  void refusedByServer(InvalidManifest manifest, KubernetesClient client) throws Exception {
    DryRun answer = dryRun(client, manifest);
    assertThat(answer.code()).as("%s", answer.body()).isBetween(400, 499);
    if (answer.problems().findAny().isEmpty()) {
      // Refused before it was an object: strict decoding has a message, but no causes.
      assertThat(answer.body().path("message").asText()).contains(manifest.message());
    } else {
      assertThat(answer.problems())
          .anySatisfy(
              problem -> {
                assertThat(problem.field()).isEqualTo(manifest.field());
                assertThat(problem.message()).contains(manifest.message());
              });
    }
  }

  @ParameterizedTest
  @MethodSource
  void reportedByCondition(InvalidManifest manifest, KubernetesClient client) throws Exception {
    DryRun answer = dryRun(client, manifest);

    assertThat(answer.code()).as("%s", answer.body()).isBetween(200, 299);
    List<Problem> problems = validated(manifest.kind(), answer.body().get("spec"));
    assertThat(problems)
        .anySatisfy(
            problem -> {
              assertThat(problem.field()).isEqualTo(manifest.field());
              assertThat(problem.message()).contains(manifest.message());
            });
  }

  private static List<Problem> validated(String kind, JsonNode spec) throws IOException {
    return kind.equals("LoadTest")
        ? SpecValidator.validate(JSON.treeToValue(spec, LoadTestSpec.class))
        : SpecValidator.validateRun(JSON.treeToValue(spec, LoadTestRunSpec.class));
  }

  private static DryRun dryRun(KubernetesClient client, InvalidManifest manifest) throws Exception {
    String plural = manifest.kind().toLowerCase(Locale.ROOT) + "s";
    return DryRun.of(client, plural, manifest.yaml());
  }
}
