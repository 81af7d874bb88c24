package dev.loadtest.cli.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.cli.MissingInput;
import dev.loadtest.core.heal.HealHistory;
import dev.loadtest.core.plan.RunName;
import dev.loadtest.core.status.HealingStatus;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;

/** The heals that the operator keeps, and what people tell it about them. */
public final class ClusterHeals {
  private static final String KEY = "heals.json";
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  private final KubernetesClient client;

  public ClusterHeals(KubernetesClient client) {
    this.client = client;
  }

  /** The tests of the namespace, by name. */
  public List<String> tests() {
    return LoadTests.tests(client).list().getItems().stream()
        .map(test -> test.getMetadata().getName())
        .sorted()
        .toList();
  }

  /**
   * The heals of a test; none when there never was one.
   *
   * @throws MissingInput when the user may not read them
   */
  public HealHistory read(String test) {
    try {
      return Optional.ofNullable(client.configMaps().withName(RunName.heals(test)).get())
          .map(ConfigMap::getData)
          .map(data -> data.get(KEY))
          .map(ClusterHeals::history)
          .orElse(HealHistory.EMPTY);
    } catch (KubernetesClientException e) {
      throw refused(e, "read the ConfigMap " + RunName.heals(test), "get");
    }
  }

  /** The latest heal of a test, as its status shows it. */
  public Optional<HealingStatus> status(String test) {
    return Optional.ofNullable(LoadTests.tests(client).withName(test).get())
        .map(found -> (Object) found.get("status", "healing"))
        .map(healing -> JSON.convertValue(healing, HealingStatus.class));
  }

  /**
   * Sets an annotation of a test, which the operator acts on.
   *
   * @param annotation without its prefix, e.g. {@code approve-healing}
   * @throws MissingInput when the test is not there, or the user may not do it
   */
  public void say(String test, String annotation, String heal) {
    GenericKubernetesResource found = LoadTests.tests(client).withName(test).get();
    if (found == null) {
      throw new MissingInput("no LoadTest " + test + " is in namespace " + client.getNamespace());
    }
    var patch = JSON.createObjectNode();
    patch.putObject("metadata").putObject("annotations").put("loadtest.dev/" + annotation, heal);
    try {
      LoadTests.tests(client)
          .withName(test)
          .patch(PatchContext.of(PatchType.JSON_MERGE), patch.toString());
    } catch (KubernetesClientException e) {
      throw refused(e, "change the LoadTest " + test, "get and patch");
    }
  }

  private RuntimeException refused(KubernetesClientException e, String what, String verbs) {
    return e.getCode() == HttpURLConnection.HTTP_FORBIDDEN
        ? new MissingInput(
            "you may not %s in namespace %s; it takes the verbs %s"
                .formatted(what, client.getNamespace(), verbs))
        : e;
  }

  private static HealHistory history(String json) {
    try {
      return JSON.readValue(json, HealHistory.class);
    } catch (JsonProcessingException e) {
      throw new MissingInput("the heals cannot be read: " + e.getOriginalMessage());
    }
  }
}
