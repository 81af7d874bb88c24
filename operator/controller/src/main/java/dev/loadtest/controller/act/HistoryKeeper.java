package dev.loadtest.controller.act;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.plan.RunName;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The runs that later ones of a test are compared with: one ConfigMap, owned by the LoadTest. It is
 * read when a run is judged, and apart from the ledger, which is read at every look.
 */
public final class HistoryKeeper {
  private static final String HISTORY = "history.json";

  /** Kubernetes allows 1 MiB of values. Unit: bytes. */
  private static final int LIMIT = 900_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final KubernetesClient client;

  public HistoryKeeper(KubernetesClient client) {
    this.client = client;
  }

  /** The history of a test; empty when there is none yet. */
  public RunHistory read(String namespace, String test) {
    return found(namespace, test).map(HistoryKeeper::history).orElse(RunHistory.EMPTY);
  }

  /**
   * Changes the history; a change that changes nothing writes nothing. A conflict with another run
   * of the same test is thrown and tried again.
   */
  public void change(String namespace, String test, UnaryOperator<RunHistory> change) {
    Optional<ConfigMap> found = found(namespace, test);
    RunHistory before = found.map(HistoryKeeper::history).orElse(RunHistory.EMPTY);
    RunHistory after = change.apply(before);
    if (after.equals(before)) {
      return;
    }
    String written = bounded(after);
    if (found.isPresent()) {
      client
          .resource(new ConfigMapBuilder(found.get()).addToData(HISTORY, written).build())
          .update();
    } else {
      create(namespace, test, written);
    }
  }

  private void create(String namespace, String test, String written) {
    LoadTest owner = client.resources(LoadTest.class).inNamespace(namespace).withName(test).get();
    if (owner == null) {
      return; // the test was deleted: nothing is left that could own a history
    }
    var history =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName(RunName.baseline(test))
            .withNamespace(namespace)
            .withLabels(Map.of(Labels.MANAGED_BY, Labels.OPERATOR, Labels.TEST, Labels.value(test)))
            .withOwnerReferences(Owners.reference(owner))
            .endMetadata()
            .withData(Map.of(HISTORY, written))
            .build();
    try {
      client.resource(history).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
        throw e; // a quota is no reason for a run not to end
      }
    }
  }

  private Optional<ConfigMap> found(String namespace, String test) {
    return Optional.ofNullable(
        client.configMaps().inNamespace(namespace).withName(RunName.baseline(test)).get());
  }

  private static RunHistory history(ConfigMap found) {
    try {
      var data = Optional.ofNullable(found.getData()).orElseGet(Map::of);
      return JSON.readValue(data.getOrDefault(HISTORY, "{}"), RunHistory.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the history " + found.getMetadata().getName(), e);
    }
  }

  /** Without the oldest runs where there is no room for them. */
  private static String bounded(RunHistory history) {
    String written = json(history);
    List<KeptRun> runs = history.runs();
    if (written.getBytes(StandardCharsets.UTF_8).length <= LIMIT || runs.isEmpty()) {
      return written;
    }
    int oldest = runs.size() / 10 + 1;
    return bounded(new RunHistory(runs.subList(oldest, runs.size()), history.anchors()));
  }

  private static String json(RunHistory history) {
    try {
      return JSON.writeValueAsString(history);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a history can always be written", e);
    }
  }
}
