package dev.loadtest.cli.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.core.spec.LoadTestRunSpec;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.status.LoadTestRunStatus;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Map;

/** The two kinds of the API as a client without generated classes sees them. */
final class LoadTests {
  static final String API_VERSION = "loadtest.dev/v1alpha1";
  static final String TEST = "LoadTest";
  static final String RUN = "LoadTestRun";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .configure(
              com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              false);

  private LoadTests() {}

  static MixedOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      tests(KubernetesClient client) {
    return client.genericKubernetesResources(kind(TEST, "loadtests"));
  }

  static MixedOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      runs(KubernetesClient client) {
    return client.genericKubernetesResources(kind(RUN, "loadtestruns"));
  }

  static LoadTestSpec spec(GenericKubernetesResource test) {
    return JSON.convertValue(test.get("spec"), LoadTestSpec.class);
  }

  static LoadTestRunSpec runSpec(GenericKubernetesResource run) {
    return JSON.convertValue(run.get("spec"), LoadTestRunSpec.class);
  }

  /** The status of a run, with nothing set before the operator wrote one. */
  static LoadTestRunStatus status(GenericKubernetesResource run) {
    Object status = run.get("status");
    return JSON.convertValue(status == null ? Map.of() : status, LoadTestRunStatus.class);
  }

  static Map<?, ?> plain(Object spec) {
    return JSON.convertValue(spec, Map.class);
  }

  private static ResourceDefinitionContext kind(String kind, String plural) {
    return new ResourceDefinitionContext.Builder()
        .withGroup("loadtest.dev")
        .withVersion("v1alpha1")
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(true)
        .build();
  }
}
