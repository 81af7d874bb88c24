package dev.loadtest.controller.act;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.core.plan.RunName;
import dev.loadtest.core.status.LoadTestRunStatus;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.SummaryJson;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the record of a finished run once, before its status: whoever finds a record there takes
 * its verdict over. It carries the status, the histograms and the time line.
 */
public final class RecordKeeper {
  private static final String STATUS = "status.json";
  private static final String SUMMARY = "summary.json.gz";
  private static final String TIMELINE = "timeline.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KubernetesClient client;

  public RecordKeeper(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Keeps the record.
   *
   * @return the status that counts: this one, or the one of the record that was there before
   */
  public LoadTestRunStatus keep(
      LoadTestRun run, LoadTestRunStatus status, Optional<RunSummary> summary) {
    ConfigMap record = record(run, status, summary);
    try {
      return Writes.createIfAbsent(client, record)
          .map(created -> status)
          .or(() -> found(run, record))
          .orElse(status);
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
        throw e;
      }
      return status.withoutArtifact(); // a quota refuses it: the run ends all the same
    }
  }

  /** Removes the record of an older run; its status and its line in the ledger stay. */
  public void forget(String namespace, String run) {
    client.configMaps().inNamespace(namespace).withName(RunName.record(run)).delete();
  }

  /** A record of the same name that belongs to a run that is gone is no record of this one. */
  private Optional<LoadTestRunStatus> found(LoadTestRun run, ConfigMap record) {
    ConfigMap found = client.resource(record).get();
    if (found == null) {
      return Optional.empty();
    }
    if (!isOurs(found)) {
      return Optional.of(status(record).withoutArtifact()); // somebody else took the name
    }
    if (!Owners.owns(run, found)) {
      client.resource(found).delete();
      client.resource(record).create();
      return Optional.empty();
    }
    return Optional.of(status(found));
  }

  private static boolean isOurs(ConfigMap found) {
    var labels = Optional.ofNullable(found.getMetadata().getLabels()).orElseGet(Map::of);
    return Labels.OPERATOR.equals(labels.get(Labels.MANAGED_BY));
  }

  private static LoadTestRunStatus status(ConfigMap record) {
    try {
      return JSON.readValue(record.getData().get(STATUS), LoadTestRunStatus.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the record " + record.getMetadata().getName(), e);
    }
  }

  private static ConfigMap record(
      LoadTestRun run, LoadTestRunStatus status, Optional<RunSummary> summary) {
    var meta = run.getMetadata();
    var record =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName(RunName.record(meta.getName()))
            .withNamespace(meta.getNamespace())
            .withLabels(Labels.of(run.getSpec().loadTestRef().name(), meta.getName()))
            .withOwnerReferences(Owners.reference(run))
            .endMetadata()
            .withImmutable(true)
            .withData(Map.of(STATUS, json(status)));
    summary.ifPresent(
        s ->
            record
                .addToData(TIMELINE, SummaryJson.writeTimeline(s.timeline()))
                .addToBinaryData(SUMMARY, gzip(SummaryJson.write(s))));
    return record.build();
  }

  private static String json(LoadTestRunStatus status) {
    try {
      return JSON.writeValueAsString(status);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a status can always be written", e);
    }
  }

  private static String gzip(String text) {
    var bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written", e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
