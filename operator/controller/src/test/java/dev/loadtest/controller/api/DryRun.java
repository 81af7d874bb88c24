package dev.loadtest.controller.api;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.core.spec.Problem;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The server's answer to a manifest that it need not keep. */
record DryRun(int code, JsonNode body) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** Sends the text as it is, so that the server's own YAML typing counts, as with kubectl. */
  static DryRun of(KubernetesClient client, String plural, String yaml) throws Exception {
    String uri =
        client.getMasterUrl()
            + "apis/loadtest.dev/v1alpha1/namespaces/%s/%s?dryRun=All&fieldValidation=Strict"
                .formatted(client.getNamespace(), plural);
    var request =
        client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(uri)
            .post("application/yaml", yaml)
            .build();
    HttpResponse<String> response =
        client.getHttpClient().sendAsync(request, String.class).get(30, TimeUnit.SECONDS);
    return new DryRun(response.code(), JSON.readTree(response.bodyString()));
  }

  /** What the server holds against the manifest, in its own words. */
  Stream<Problem> problems() {
    return StreamSupport.stream(body.at("/details/causes").spliterator(), false)
        .map(c -> new Problem(c.path("field").asText(), c.path("message").asText()));
  }
}
