package dev.loadtest.cli.cluster;

import dev.loadtest.cli.MissingInput;
import dev.loadtest.core.plan.RunName;
import dev.loadtest.core.spec.LoadTestRunSpec;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Target;
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
   * @param definedTarget as its test names it now, whatever address the run was given
   * @param summary empty when nothing was measured, or the record is no longer kept
   */
  public record Recorded(
      String test,
      String run,
      Instant created,
      LoadTestSpec spec,
      Optional<Target> definedTarget,
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
    LoadTestRunSpec asked = LoadTests.runSpec(found);
    LoadTestSpec spec =
        asked
            .resolved()
            .orElseThrow(
                () -> new MissingInput("the run " + run + " was not taken up by the operator yet"));
    return new Recorded(
        asked.loadTestRef().name(),
        run,
        Instant.parse(found.getMetadata().getCreationTimestamp()),
        spec,
        definedTarget(asked.loadTestRef().name(), spec),
        LoadTests.status(found),
        summary(run));
  }

  private Optional<Target> definedTarget(String test, LoadTestSpec ran) {
    LoadTestSpec spec =
        Optional.ofNullable(LoadTests.tests(client).withName(test).get())
            .map(LoadTests::spec)
            .orElse(ran);
    return Optional.ofNullable(spec.target());
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
