package dev.loadtest.cli.cluster;

import dev.loadtest.cli.MissingInput;
import dev.loadtest.core.plan.RunName;
import dev.loadtest.core.spec.LoadTestRunSpec;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.status.LoadTestRunStatus;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.SummaryJson;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Runs of a namespace with what was measured, from the records that the operator keeps. */
public final class ClusterRecords {
  private static final String SUMMARY = "summary.json.gz";

  private final KubernetesClient client;

  public ClusterRecords(KubernetesClient client) {
    this.client = client;
  }

  /**
   * A finished run.
   *
   * @param spec as it was run
   * @param summary empty when nothing was measured, or the record is no longer kept
   */
  public record Recorded(
      String test,
      String run,
      Instant created,
      LoadTestSpec spec,
      LoadTestRunStatus status,
      Optional<RunSummary> summary) {}

  /**
   * A run by its name.
   *
   * @throws MissingInput when it is not there, or was not taken up yet
   */
  public Recorded find(String run) throws IOException {
    GenericKubernetesResource found = LoadTests.runs(client).withName(run).get();
    if (found == null) {
      throw new MissingInput("no run " + run + " is in namespace " + client.getNamespace());
    }
    LoadTestRunSpec spec = LoadTests.runSpec(found);
    return new Recorded(
        spec.loadTestRef().name(),
        run,
        Instant.parse(found.getMetadata().getCreationTimestamp()),
        spec.resolved()
            .orElseThrow(
                () -> new MissingInput("the run " + run + " was not taken up by the operator yet")),
        LoadTests.status(found),
        summary(run));
  }

  private Optional<RunSummary> summary(String run) throws IOException {
    ConfigMap record = client.configMaps().withName(RunName.record(run)).get();
    String packed =
        Optional.ofNullable(record)
            .map(ConfigMap::getBinaryData)
            .map(d -> d.get(SUMMARY))
            .orElse(null);
    if (packed == null) {
      return Optional.empty();
    }
    try (var in =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
      return Optional.of(SummaryJson.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException unreadable) {
      throw new MissingInput(
          "the record of " + run + " cannot be read: " + unreadable.getMessage());
    }
  }
}
