package dev.loadtest.controller.act;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.core.plan.RunName;
import dev.loadtest.core.status.AnalysisStatus;
import dev.loadtest.core.status.BaselineStatus;
import dev.loadtest.core.status.Ledger;
import dev.loadtest.core.status.LedgerEntry;
import dev.loadtest.core.status.LoadTestRunStatus;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.Optional;

/**
 * The ledger of a test: one ConfigMap, owned by the LoadTest, with one line for each finished run.
 */
public final class LedgerKeeper {
  private static final String RUNS = "runs.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KubernetesClient client;

  public LedgerKeeper(KubernetesClient client) {
    this.client = client;
  }

  /** The ledger of a test; empty when there is none yet. */
  public Ledger read(String namespace, String test) {
    return Optional.ofNullable(
            client.configMaps().inNamespace(namespace).withName(RunName.ledger(test)).get())
        .map(LedgerKeeper::ledger)
        .orElseGet(Ledger::empty);
  }

  /**
   * Adds a finished run; a run that is in it already changes nothing. A conflict with another run
   * of the same test is thrown and tried again.
   */
  public void add(LoadTestRun run, LoadTestRunStatus status) {
    String namespace = run.getMetadata().getNamespace();
    String test = run.getSpec().loadTestRef().name();
    LoadTest owner = client.resources(LoadTest.class).inNamespace(namespace).withName(test).get();
    if (owner == null) {
      return; // the test was deleted: nothing is left that could own a ledger
    }
    ConfigMap found =
        client.configMaps().inNamespace(namespace).withName(RunName.ledger(test)).get();
    Ledger before = found == null ? Ledger.empty() : ledger(found);
    Ledger after = before.with(entry(run, status));
    if (found == null) {
      create(configMap(owner, after));
    } else if (!after.equals(before)) {
      client.resource(new ConfigMapBuilder(found).addToData(RUNS, json(after)).build()).update();
    }
  }

  private void create(ConfigMap ledger) {
    try {
      client.resource(ledger).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
        throw e; // a quota is no reason for a run not to end
      }
    }
  }

  private static LedgerEntry entry(LoadTestRun run, LoadTestRunStatus status) {
    var numbers = Optional.ofNullable(status.numbers());
    return new LedgerEntry(
        run.getMetadata().getName(),
        status.completionTime(),
        run.getSpec().trigger().kind().name(),
        Optional.ofNullable(run.getMetadata().getLabels())
            .map(l -> l.get(Labels.DIGEST))
            .orElse(null),
        status.verdict(),
        status.classification(),
        status.reason(),
        status.message(),
        numbers.map(LoadTestRunStatus.Numbers::p95).orElse(null),
        numbers.map(LoadTestRunStatus.Numbers::errors).orElse(null),
        status.change(),
        Optional.ofNullable(status.baseline()).map(BaselineStatus::runs).orElse(null),
        Optional.ofNullable(status.baseline()).map(BaselineStatus::needed).orElse(null),
        Optional.ofNullable(status.analysis()).flatMap(AnalysisStatus::action).orElse(null));
  }

  private static ConfigMap configMap(LoadTest owner, Ledger ledger) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(RunName.ledger(owner.getMetadata().getName()))
        .withNamespace(owner.getMetadata().getNamespace())
        .withLabels(
            Map.of(
                Labels.MANAGED_BY,
                Labels.OPERATOR,
                Labels.TEST,
                Labels.value(owner.getMetadata().getName())))
        .withOwnerReferences(Owners.reference(owner))
        .endMetadata()
        .withData(Map.of(RUNS, json(ledger)))
        .build();
  }

  private static Ledger ledger(ConfigMap found) {
    try {
      var data = Optional.ofNullable(found.getData()).orElseGet(Map::of);
      return JSON.readValue(data.getOrDefault(RUNS, "{}"), Ledger.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the ledger " + found.getMetadata().getName(), e);
    }
  }

  private static String json(Ledger ledger) {
    try {
      return JSON.writeValueAsString(ledger);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a ledger can always be written", e);
    }
  }
}
