package dev.loadtest.controller.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.controller.cluster.ApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The CLI types YAML as this server does; both hold to one table. */
@ExtendWith(ApiServer.class)
class YamlScalarsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvFileSource(resources = "/yaml-scalars.tsv", delimiter = '\t', quoteCharacter = '\0')
  void isTypedAsTheTableSays(String yaml, String json, KubernetesClient client) throws Exception {
    JsonNode stored =
        DryRun.of(
                client,
                "loadtests",
                """
                apiVersion: loadtest.dev/v1alpha1
                kind: LoadTest
                metadata: {name: typed}
                spec:
                  script: {configMap: {name: k6}}
                  options:
                    value: %s
                """
                    .formatted(yaml))
            .body();

    assertThat(stored.at("/spec/options").has("value")).as("%s", stored).isTrue();
    assertThat(JSON.writeValueAsString(stored.at("/spec/options/value"))).isEqualTo(json);
  }
}
