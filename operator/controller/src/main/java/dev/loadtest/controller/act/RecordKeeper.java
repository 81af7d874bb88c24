package dev.loadtest.controller.act;

import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.controller.manifest.RecordConfigMap;
import dev.loadtest.core.judge.Evaluation;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.lifecycle.Conclusion;
import dev.loadtest.core.plan.RunName;
import dev.loadtest.core.status.LoadTestRunStatus;
import dev.loadtest.core.summary.RunSummary;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the record of a finished run once, before its status: whoever finds a record there takes
 * its verdict over. It carries the status, the histograms and the time line.
 */
public final class RecordKeeper {
  private final KubernetesClient client;

  public RecordKeeper(KubernetesClient client) {
    this.client = client;
  }

  /**
   * What counts: what was to be kept, or the record that was there before.
   *
   * @param measured what the attempts measured, where they were judged
   */
  public record Kept(LoadTestRunStatus status, List<RunSummary> measured) {

    static Kept of(LoadTestRunStatus status, Conclusion conclusion) {
      return new Kept(
          status, conclusion.evaluation().map(Evaluation::attempts).orElseGet(List::of));
    }
  }

  /**
   * Keeps the record.
   *
   * @param more texts to keep with it, by file name
   */
  public Kept keep(
      LoadTestRun run, LoadTestRunStatus status, Conclusion conclusion, Map<String, String> more) {
    var meta = run.getMetadata();
    ConfigMap record =
        RecordConfigMap.of(
            status,
            conclusion,
            more,
            RunName.record(meta.getName()),
            meta.getNamespace(),
            Labels.of(run.getSpec().loadTestRef().name(), meta.getName()),
            Owners.reference(run));
    try {
      return Writes.createIfAbsent(client, record)
          .map(created -> Kept.of(status, conclusion))
          .or(() -> found(run, record, conclusion))
          .orElseGet(() -> Kept.of(status, conclusion));
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
        throw e;
      }
      // a quota refuses it: the run ends all the same
      return Kept.of(status.withoutArtifact(), conclusion);
    }
  }

  /** Removes the record of an older run; its status and its line in the ledger stay. */
  public void forget(String namespace, String run) {
    client.configMaps().inNamespace(namespace).withName(RunName.record(run)).delete();
  }

  /** A record of the same name that belongs to a run that is gone is no record of this one. */
  private Optional<Kept> found(LoadTestRun run, ConfigMap record, Conclusion conclusion) {
    ConfigMap found = client.resource(record).get();
    if (found == null) {
      return Optional.empty();
    }
    if (!isOurs(found)) { // somebody else took the name
      return Optional.of(Kept.of(RecordConfigMap.status(record).withoutArtifact(), conclusion));
    }
    if (!Owners.owns(run, found)) {
      client.resource(found).delete();
      client.resource(record).create();
      return Optional.empty();
    }
    LoadTestRunStatus status = RecordConfigMap.status(found);
    return Optional.of(
        new Kept(
            status,
            status.verdict() == Verdict.Error ? List.of() : RecordConfigMap.attempts(found)));
  }

  private static boolean isOurs(ConfigMap found) {
    var labels = Optional.ofNullable(found.getMetadata().getLabels()).orElseGet(Map::of);
    return Labels.OPERATOR.equals(labels.get(Labels.MANAGED_BY));
  }
}
