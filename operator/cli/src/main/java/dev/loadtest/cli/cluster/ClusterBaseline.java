package dev.loadtest.cli.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.cli.MissingInput;
import dev.loadtest.core.plan.RunName;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.status.Ledger;
import dev.loadtest.core.status.LedgerEntry;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The history that the operator keeps of a test, as text: JSON of a {@code RunHistory}. */
public final class ClusterBaseline {
  private static final String KEY = "history.json";
  private static final String RUNS = "runs.json";
  private static final String ACCEPT = "loadtest.dev/accept-baseline";
  private static final int TRIES = 5;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KubernetesClient client;
  private final String test;

  public ClusterBaseline(KubernetesClient client, String test) {
    this.client = client;
    this.test = test;
  }

  /** The ConfigMap that has it. */
  public String name() {
    return RunName.baseline(test);
  }

  /** The history; empty before the first run. */
  public Optional<String> read() {
    return allowed("read", "get", this::found).map(ConfigMap::getData).map(data -> data.get(KEY));
  }

  /**
   * Changes the history; what the operator writes meanwhile is not lost, but read again.
   *
   * @throws MissingInput when the test is not there, or the user may not do it
   */
  public void change(Function<Optional<String>, String> change) {
    allowed(
        "change",
        "get, create and update",
        () -> {
          for (int left = TRIES; ; left--) {
            try {
              return changed(change);
            } catch (KubernetesClientException e) {
              if (e.getCode() != HttpURLConnection.HTTP_CONFLICT || left == 1) {
                throw e;
              }
            }
          }
        });
  }

  /** Asks the operator to take a run as the new normal. */
  public void accept(String run) {
    test();
    String patch =
        JSON.createObjectNode()
            .set("metadata", JSON.createObjectNode().set("annotations", annotation(run)))
            .toString();
    try {
      LoadTests.tests(client).withName(test).patch(PatchContext.of(PatchType.JSON_MERGE), patch);
    } catch (KubernetesClientException e) {
      throw refused(e, "change", "get and patch", "LoadTest", test);
    }
  }

  /** The test's spec. */
  public LoadTestSpec spec() {
    return LoadTests.spec(test());
  }

  /** Why the runs of the ledger have their verdict, by run. */
  public Map<String, String> messages() {
    Map<String, String> messages = new HashMap<>();
    allowed("read", "get", () -> found(RunName.ledger(test)))
        .map(ConfigMap::getData)
        .map(data -> data.get(RUNS))
        .stream()
        .flatMap(json -> ledger(json).runs().stream())
        .filter(entry -> entry.message() != null)
        .forEach((LedgerEntry entry) -> messages.put(entry.run(), entry.message()));
    return messages;
  }

  private ConfigMap changed(Function<Optional<String>, String> change) {
    Optional<ConfigMap> found = found();
    Optional<String> before = found.map(ConfigMap::getData).map(data -> data.get(KEY));
    return found
        .map(
            there ->
                client
                    .resource(
                        new ConfigMapBuilder(there).addToData(KEY, change.apply(before)).build())
                    .update())
        .orElseGet(() -> client.resource(created(change.apply(before))).create());
  }

  private ConfigMap created(String history) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name())
        .withNamespace(client.getNamespace())
        .addToLabels("app.kubernetes.io/managed-by", "loadtest-operator")
        .addToLabels("loadtest.dev/test", RunName.label(test))
        .withOwnerReferences(owner())
        .endMetadata()
        .addToData(KEY, history)
        .build();
  }

  /** It goes with its test. */
  private OwnerReference owner() {
    return new OwnerReferenceBuilder()
        .withApiVersion(LoadTests.API_VERSION)
        .withKind(LoadTests.TEST)
        .withName(test)
        .withUid(test().getMetadata().getUid())
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }

  private Optional<ConfigMap> found() {
    return found(name());
  }

  private Optional<ConfigMap> found(String name) {
    return Optional.ofNullable(client.configMaps().withName(name).get());
  }

  private GenericKubernetesResource test() {
    return Optional.ofNullable(LoadTests.tests(client).withName(test).get())
        .orElseThrow(
            () ->
                new MissingInput(
                    "no LoadTest " + test + " is in namespace " + client.getNamespace()));
  }

  private <T> T allowed(String what, String verbs, Supplier<T> call) {
    try {
      return call.get();
    } catch (KubernetesClientException e) {
      throw refused(e, what, verbs, "ConfigMap", name());
    }
  }

  private RuntimeException refused(
      KubernetesClientException e, String what, String verbs, String resource, String name) {
    return e.getCode() == HttpURLConnection.HTTP_FORBIDDEN
        ? new MissingInput(
            "you may not %s the %s %s in namespace %s; it takes the verbs %s"
                .formatted(what, resource, name, client.getNamespace(), verbs))
        : e;
  }

  private static JsonNode annotation(String run) {
    return JSON.createObjectNode().put(ACCEPT, run);
  }

  private static Ledger ledger(String json) {
    try {
      return JSON.readValue(json, Ledger.class);
    } catch (JsonProcessingException unreadable) {
      return Ledger.empty(); // only reasons are missing then
    }
  }
}
